using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>A video to be translated into one or more languages, each of which is a job of its own.</summary>
internal sealed record CreateVideoTranslation : VideoTranslationRequest
{
    [Description("The video to translate: public address or asset id."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("Languages by name, from list_video_translation_languages, such as Spanish; each is a job and costs."), ItemCount(1, int.MaxValue)]
    public required IReadOnlyList<string> OutputLanguages { get; init; }
}

/// <summary>One video of a batch, to be translated into one or more languages.</summary>
internal sealed record VideoTranslationItem(
    [Description("The video to translate: public address or asset id."), NoInlineBytes] AssetInput Video,
    [Description("Languages by name, from list_video_translation_languages; each counts as an item."), ItemCount(1, int.MaxValue)]
    IReadOnlyList<string> OutputLanguages)
    : VideoTranslationRequest;

internal sealed record CreateVideoTranslationBatch : CreateBatch
{
    [Description("The translations, at most 100, counted once for each language.")]
    [ItemCount(1, 100), OpenInList("Arguments of create_video_translation: video, output_languages and so on.")]
    public required IReadOnlyList<VideoTranslationItem> VideoTranslations { get; init; }
}

internal abstract record VideoTranslationRequest
{
    [Description("speed is faster, precision follows the lips more closely at twice the price.")]
    [AllowedValues("speed", "precision"), DefaultValue("speed")]
    public string? Mode { get; init; }

    [Description("Title shown in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Translate the sound alone and leave the lips; cheaper."), DefaultValue(false)]
    public bool? TranslateAudioOnly { get; init; }

    [Description("Language of the video, by name; found out when left out.")]
    public string? InputLanguage { get; init; }

    [Description("Number of speakers; found out when left out."), RareField]
    public int? SpeakerNum { get; init; }

    [Description("Subtitles to go by (SRT): public address or asset id."), NoInlineBytes, RareField]
    public AssetInput? Srt { get; init; }

    [Description("Whether srt is in the video's language (input) or already translated (output)."), AllowedValues("input", "output"), RareField]
    public string? SrtRole { get; init; }

    [Description("Let the video's length follow the translated speech."), DefaultValue(true), RareField]
    public bool? EnableDynamicDuration { get; init; }

    [Description("Second of the video to begin at."), RareField]
    public double? StartTime { get; init; }

    [Description("Second of the video to end at."), RareField]
    public double? EndTime { get; init; }

    [Description("Brand glossary that rules how names and terms are translated."), RareField]
    public string? BrandGlossaryId { get => field ?? BrandVoiceId; init; }

    [Description("Older name of brand_glossary_id."), JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting), RareField]
    public string? BrandVoiceId { get; init; }

    [Description("Speak with stock voices rather than copies of the speakers' own."), RareField]
    public StockVoices? StockVoiceConfig { get; init; }

    [Description("Soundtrack to translate in place of the video's own: public address or asset id."), NoInlineBytes, RareField]
    public AssetInput? Audio { get; init; }

    [Description("Clean the speech of noise."), DefaultValue(false), RareField]
    public bool? EnableSpeechEnhancement { get; init; }

    [Description("Leave out the music of the video's own sound."), DefaultValue(false), RareField]
    public bool? DisableMusicTrack { get; init; }

    [Description("Keep the codec and bit rate of the given video."), RareField]
    public bool? KeepTheSameFormat { get; init; }

    [Description("Frame timing: variable, constant, or as in the given video; only with audio.")]
    [AllowedValues("vfr", "cfr", "passthrough"), RareField]
    public string? FpsMode { get; init; }

    [Description("Draw HeyGen's watermark."), DefaultValue(false), RareField]
    public bool? EnableWatermark { get; init; }

    [Description("Folder that the video goes to."), RareField]
    public string? FolderId { get; init; }

    [Description("Public address that HeyGen calls when the translation is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

/// <summary>Stock voices in place of copies of the speakers' own.</summary>
internal sealed record StockVoices(
    [Description("Use stock voices."), DefaultValue(false)] bool? UseStockVoice = null,
    [Description("Voices to choose from, from list_voices.")] IReadOnlyList<string>? PreferredStockVoiceIds = null);
