using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

internal sealed record CreateLipsync
{
    [Description("The video to change: public address or asset id."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("The speech that replaces the video's own: public address or asset id."), NoInlineBytes]
    public required AssetInput Audio { get; init; }

    [Description("speed is faster and cheaper, precision follows the lips more closely."), AllowedValues("speed", "precision"), DefaultValue("speed")]
    public string? Mode { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Let the video's length follow the new speech."), DefaultValue(true)]
    public bool? EnableDynamicDuration { get; init; }

    [Description("Clean the new speech of noise."), DefaultValue(false), RareField]
    public bool? EnableSpeechEnhancement { get; init; }

    [Description("Take the music out of the video's own sound."), DefaultValue(false), RareField]
    public bool? DisableMusicTrack { get; init; }

    [Description("Second of the video to begin at."), RareField]
    public double? StartTime { get; init; }

    [Description("Second of the video to end at."), RareField]
    public double? EndTime { get; init; }

    [Description("Keep the codec and bit rate of the given video."), RareField]
    public bool? KeepTheSameFormat { get; init; }

    [Description("Frame timing: variable, constant, or as in the given video."), AllowedValues("vfr", "cfr", "passthrough"), RareField]
    public string? FpsMode { get; init; }

    [Description("Draw HeyGen's watermark."), DefaultValue(false), RareField]
    public bool? EnableWatermark { get; init; }

    [Description("Folder that the video goes to."), RareField]
    public string? FolderId { get; init; }

    [Description("Public address that HeyGen calls when the lipsync is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record ListLipsyncs([Description("Lipsyncs a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetLipsync([Description("Id of the lipsync, from create_lipsync or list_lipsyncs.")] string LipsyncId);

internal sealed record UpdateLipsync(
    [Description("Id of the lipsync, from create_lipsync or list_lipsyncs.")] string LipsyncId,
    [Description("The new title.")] string Title);

internal sealed record DeleteLipsync([Description("Id of the lipsync, from list_lipsyncs.")] string LipsyncId);

internal sealed record CreateLipsyncBatch : CreateBatch
{
    [Description("The lipsyncs, 1 to 100, each with the arguments of create_lipsync.")]
    [ItemCount(1, 100), OpenInList("Arguments of create_lipsync: video, audio and so on.")]
    public required IReadOnlyList<CreateLipsync> Lipsyncs { get; init; }
}

internal sealed record BulkLipsyncStatuses(
    [Description("Ids of lipsyncs, at most 100."), ItemCount(0, 100)] IReadOnlyList<string>? LipsyncIds = null,
    [Description("Ids of batches; each stands for all its items."), ItemCount(0, 100)] IReadOnlyList<string>? BatchIds = null);
