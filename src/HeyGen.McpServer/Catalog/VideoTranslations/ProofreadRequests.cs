namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>A video whose translated subtitles are to be prepared for editing; each language is a proofread of its own.</summary>
internal sealed record CreateProofread
{
    [Description("The video to translate: public address or asset id."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("Languages by name, from list_video_translation_languages, such as Spanish; each is a proofread."), ItemCount(1, int.MaxValue)]
    public required IReadOnlyList<string> OutputLanguages { get; init; }

    [Description("Title shown in HeyGen's list.")]
    public required string Title { get; init; }

    [Description("How the video will be rendered: speed is faster, precision follows the lips more closely.")]
    [AllowedValues("speed", "precision"), DefaultValue("speed")]
    public string? Mode { get; init; }

    [Description("Number of speakers; found out when left out."), RareField]
    public int? SpeakerNum { get; init; }

    [Description("Subtitles to go by (SRT): public address or asset id."), NoInlineBytes, RareField]
    public AssetInput? Srt { get; init; }

    [Description("Brand glossary that rules how names and terms are translated."), RareField]
    public string? BrandGlossaryId { get => field ?? BrandVoiceId; init; }

    [Description("Older name of brand_glossary_id."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting), RareField]
    public string? BrandVoiceId { get; init; }

    [Description("Let the video's length follow the translated speech."), DefaultValue(false), RareField]
    public bool? EnableVideoStretching { get; init; }

    [Description("Clean the speech of noise."), DefaultValue(false), RareField]
    public bool? EnableSpeechEnhancement { get; init; }

    [Description("Leave out the music of the video's own sound."), DefaultValue(false), RareField]
    public bool? DisableMusicTrack { get; init; }

    [Description("Keep the codec and bit rate of the given video."), DefaultValue(false), RareField]
    public bool? KeepTheSameFormat { get; init; }

    [Description("Folder that the video goes to."), RareField]
    public string? FolderId { get; init; }
}

internal sealed record GetProofread([Description("Id of the proofread, from create_proofread.")] string ProofreadId);

internal sealed record DownloadProofreadSrt([Description("Id of a completed proofread, from create_proofread.")] string ProofreadId);

internal sealed record UploadProofreadSrt(
    [Description("Id of a completed proofread.")] string ProofreadId,
    [Description("The edited subtitles: the whole SRT text itself, a public address, or an asset id."), NoInlineBytes] AssetInput Srt);

internal sealed record GenerateFromProofread
{
    [Description("Id of a completed proofread.")]
    public required string ProofreadId { get; init; }

    [Description("Translate the sound alone and leave the lips."), DefaultValue(false)]
    public bool? TranslateAudioOnly { get; init; }

    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}
