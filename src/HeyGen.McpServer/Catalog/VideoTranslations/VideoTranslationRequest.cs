using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

internal sealed record CreateVideoTranslation : VideoTranslationRequest
{
    [NoInlineBytes, Description("The video to translate: public address or asset id.")]
    public required AssetInput Video { get; init; }

    [Description("Languages by name, from list_video_translation_languages, such as Spanish; each is a job and costs."), ItemCount(1, int.MaxValue)]
    public required IReadOnlyList<string> OutputLanguages { get; init; }
}

/// <summary>One video of a batch, to be translated into one or more languages.</summary>
internal sealed record VideoTranslationItem : VideoTranslationRequest
{
    [NoInlineBytes, Description("The video to translate: public address or asset id.")]
    public required AssetInput Video { get; init; }

    [Description("Languages by name, from list_video_translation_languages; each counts as an item.")]
    public required IReadOnlyList<string> OutputLanguages { get; init; }
}

internal sealed record CreateVideoTranslationBatch
{
    [Description("The translations, at most 100, counted once for each language."), ItemCount(1, 100)]
    [OpenInList("Arguments of create_video_translation: video, output_languages and so on.")]
    public required IReadOnlyList<VideoTranslationItem> VideoTranslations { get; init; }

    [Description("Title of the batch.")]
    public string? Title { get; init; }

    [RareField, Description("Public address that HeyGen calls when every item has ended.")]
    public string? CallbackUrl { get; init; }
}

/// <summary>How a video is translated.</summary>
internal abstract record VideoTranslationRequest
{
    [Description("speed is faster, precision follows the lips more closely at twice the price."), AllowedValues("speed", "precision"), DefaultValue("speed")]
    public string? Mode { get; init; }

    [Description("Title shown in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Translate the sound alone and leave the lips; cheaper."), DefaultValue(false)]
    public bool? TranslateAudioOnly { get; init; }

    [Description("Make captions too."), DefaultValue(false)]
    public bool? EnableCaption { get; init; }

    [Description("Language of the video, by name; found out when left out.")]
    public string? InputLanguage { get; init; }

    [RareField, Description("Number of speakers; found out when left out.")]
    public int? SpeakerNum { get; init; }

    [NoInlineBytes, RareField, Description("Subtitles to go by (SRT): public address or asset id.")]
    public AssetInput? Srt { get; init; }

    [RareField, Description("Whether srt is in the video's language (input) or already translated (output)."), AllowedValues("input", "output")]
    public string? SrtRole { get; init; }

    [RareField, Description("Let the video's length follow the translated speech."), DefaultValue(true)]
    public bool? EnableDynamicDuration { get; init; }

    [RareField, Description("Second of the video to begin at.")]
    public double? StartTime { get; init; }

    [RareField, Description("Second of the video to end at.")]
    public double? EndTime { get; init; }

    [RareField, Description("Brand glossary that rules how names and terms are translated.")]
    public string? BrandGlossaryId { get; init; }

    [RareField, Description("Brand voice to speak with.")]
    public string? BrandVoiceId { get; init; }

    [RareField, Description("Speak with stock voices rather than copies of the speakers' own.")]
    public StockVoices? StockVoiceConfig { get; init; }

    [NoInlineBytes, RareField, Description("Soundtrack to translate in place of the video's own: public address or asset id.")]
    public AssetInput? Audio { get; init; }

    [RareField, Description("Clean the speech of noise."), DefaultValue(false)]
    public bool? EnableSpeechEnhancement { get; init; }

    [RareField, Description("Leave out the music of the video's own sound."), DefaultValue(false)]
    public bool? DisableMusicTrack { get; init; }

    [RareField, Description("Keep the codec and bit rate of the given video.")]
    public bool? KeepTheSameFormat { get; init; }

    [RareField, Description("Frame timing: variable, constant, or as in the given video; only with audio."), AllowedValues("vfr", "cfr", "passthrough")]
    public string? FpsMode { get; init; }

    [RareField, Description("Draw HeyGen's watermark."), DefaultValue(false)]
    public bool? EnableWatermark { get; init; }

    [RareField, Description("Folder that the video goes to.")]
    public string? FolderId { get; init; }

    [RareField, Description("Public address that HeyGen calls when the translation is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField, Description("Mark of yours that HeyGen repeats in its callback.")]
    public string? CallbackId { get; init; }
}

/// <summary>Stock voices in place of copies of the speakers' own.</summary>
internal sealed record StockVoices
{
    [Description("Use stock voices."), DefaultValue(false)]
    public bool? UseStockVoice { get; init; }

    [Description("Voices to choose from, from list_voices.")]
    public IReadOnlyList<string>? PreferredStockVoiceIds { get; init; }
}
