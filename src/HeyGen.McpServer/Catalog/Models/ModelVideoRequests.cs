namespace HeyGen.McpServer.Catalog.Models;

/// <summary>
/// What every clip of HeyGen's video model can be told. The reference knows the three modes as one flat list of fields, so what else a mode takes is
/// passed on.
/// </summary>
internal abstract record ModelVideoRequest : OpenRequest
{
    private const string UsualModel = "heygen-video-1";

    [Description("What the clip shows, and how."), StringLength(16000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("Video model."), DefaultValue(UsualModel), RareField]
    public string? Model { get => field ?? UsualModel; init; }

    [Description("Length in seconds.")]
    public int? Duration { get; init; }

    [Description("Output resolution."), AllowedValues("480p", "768p", "1080p", "2k"), DefaultValue("768p")]
    public string? Resolution { get; init; }

    [Description("Shape of the frame, such as 16:9.")]
    public string? AspectRatio { get; init; }

    [Description("How HeyGen elaborates the prompt."), AllowedValues("turbo", "quality", "default", "disabled"), DefaultValue("quality"), RareField]
    public string? PromptEnhancement { get; init; }

    [Description("Another number gives another clip for the same prompt."), RareField]
    public long? Seed { get; init; }
}

internal sealed record TextToVideo : ModelVideoRequest;

internal sealed record ImageToVideo([Description("Picture that the clip begins with.")] AssetInput Image) : ModelVideoRequest;

internal sealed record ReferenceToVideo(
    [Description("Pictures to draw on, at most 9."), ItemCount(0, 9)] IReadOnlyList<AssetInput>? ReferenceImages = null,
    [Description("Clips to draw on, at most 3."), ItemCount(0, 3)] IReadOnlyList<AssetInput>? ReferenceVideos = null,
    [Description("Recordings to draw on, at most 3."), ItemCount(0, 3)] IReadOnlyList<AssetInput>? ReferenceAudio = null) : ModelVideoRequest;

internal sealed record GetModelVideo([Description("Id of the clip, from text_to_video, image_to_video or reference_to_video.")] string VideoId);
