using HeyGen.McpServer.Catalog.Voices;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>The request for one video. A batch holds several, each told apart by its type; alone, each has an operation of its own.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AvatarVideoRequest), "avatar")]
[JsonDerivedType(typeof(ImageVideoRequest), "image")]
[JsonDerivedType(typeof(CinematicVideoRequest), "cinematic_avatar")]
[JsonDerivedType(typeof(StudioVideoRequest), "studio")]
internal abstract record VideoRequest
{
    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), RareField]
    public string? CallbackId { get; init; }
}

/// <summary>What a video of one speaking person takes, whether the person is an avatar look or a picture.</summary>
internal abstract record SpokenVideoRequest : VideoRequest
{
    [Description("Text to speak; give exactly one of script, audio_url and audio_asset_id."), StringLength(5000, MinimumLength = 1)]
    public string? Script { get; init; }

    [Description("From list_voices; only a look may have a default.")]
    public string? VoiceId { get; init; }

    [Description("Address of recorded speech.")]
    public string? AudioUrl { get; init; }

    [Description("Recorded speech, uploaded.")]
    public string? AudioAssetId { get; init; }

    [Description("Speed, pitch, volume and accent of the voice."), OpenInList("speed 0.5 to 1.5, pitch -50 to 50, volume 0 to 1, locale.")]
    public VoiceSettings? VoiceSettings { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Shape of the frame."), AllowedValues("16:9", "9:16", "4:5", "5:4", "1:1", "auto"), DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution; 4k costs more."), AllowedValues("4k", "1080p", "720p")]
    public string? Resolution { get; init; }

    [Description("How the person is fitted into the frame: contain shows all, cover fills it."), AllowedValues("contain", "cover"), RareField]
    public string? Fit { get; init; }

    [Description("Colour or picture behind the person; not with output_format webm.")]
    [OpenInList("type color with value #RRGGBB, or type image with url or asset_id.")]
    public VideoBackground? Background { get; init; }

    [Description("Cut the person out of the original background."), RareField]
    public bool? RemoveBackground { get; init; }

    [Description("webm is transparent and excludes background."), AllowedValues("mp4", "webm"), DefaultValue("mp4")]
    public string? OutputFormat { get; init; }

    [Description("How lively the person is; only photo looks and pictures rendered by engine avatar_iv.")]
    [AllowedValues("high", "medium", "low"), RareField]
    public string? Expressiveness { get; init; }

    [Description("How the person moves; not for studio looks or avatar_iii.")]
    public string? MotionPrompt { get; init; }

    [Description("Ask for captions with the video."), OpenInList("Captions: {} makes a file, style \"default\" draws them too.")]
    public VideoCaption? Caption { get; init; }

    [Description("Picture laid over the whole video."), RareField]
    public Watermark? Watermark { get; init; }
}

/// <summary>A video in which an avatar look speaks. Exactly one of script, audio address and audio asset is given.</summary>
internal record AvatarVideoRequest : SpokenVideoRequest
{
    [Description("Id of an avatar look, from list_avatar_looks; a group's id does not work.")]
    public required string AvatarId { get; init; }

    [Description("Rendering engine, one that the look supports; avatar_iv when left out.")]
    [OpenInList("type avatar_v, avatar_iv (default) or avatar_iii, as the look supports.")]
    public AvatarEngine? Engine { get; init; }

    [Description("Brand glossary that rules how names and terms are spoken."), StringLength(int.MaxValue, MinimumLength = 1), RareField]
    public string? BrandGlossaryId { get; init; }
}

/// <summary>A video in which an avatar look speaks, asked for alone. In a batch the folder is the batch's.</summary>
internal sealed record CreateVideoFromAvatar([Description("Folder that the video goes to."), RareField] string? FolderId = null) : AvatarVideoRequest;

/// <summary>A video in which the person of a picture speaks, without an avatar. Exactly one of script, audio address and audio asset is given.</summary>
internal record ImageVideoRequest : SpokenVideoRequest
{
    [Description("Picture of the person, PNG or JPEG.")]
    public required AssetInput Image { get; init; }

    [Description("Brand glossary that rules how names and terms are spoken."), StringLength(int.MaxValue, MinimumLength = 1), RareField]
    public string? BrandGlossaryId { get; init; }
}

/// <summary>A video in which the person of a picture speaks, asked for alone. In a batch the folder is the batch's.</summary>
internal sealed record CreateVideoFromImage([Description("Folder that the video goes to."), RareField] string? FolderId = null) : ImageVideoRequest;

/// <summary>
/// A short cinematic shot with up to three looks. References and looks together may hold at most 3 videos and 9 images.
/// </summary>
internal record CinematicVideoRequest : VideoRequest
{
    [Description("What happens in the shot."), StringLength(10000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("Ids of the avatar looks that appear, from list_avatar_looks."), ItemCount(1, 3)]
    public required IReadOnlyList<string> AvatarId { get; init; }

    [Description("Pictures and clips to draw on; with the looks at most 3 videos and 9 images.")]
    public IReadOnlyList<AssetInput>? References { get; init; }

    [Description("Seconds; excludes auto_duration."), Range(4, 15), DefaultValue(10)]
    public int? Duration { get; init; }

    [Description("Let HeyGen choose the length; excludes duration."), DefaultValue(false), RareField]
    public bool? AutoDuration { get; init; }

    [Description("Shape of the frame."), AllowedValues("16:9", "9:16", "1:1"), DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution."), AllowedValues("720p", "1080p"), DefaultValue("720p")]
    public string? Resolution { get; init; }

    [Description("Let HeyGen elaborate the prompt."), DefaultValue(false)]
    public bool? EnhancePrompt { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }
}

/// <summary>A cinematic shot, asked for alone. In a batch the folder is the batch's.</summary>
internal sealed record CreateVideoFromCinematicAvatar([Description("Folder that the video goes to."), RareField] string? FolderId = null)
    : CinematicVideoRequest;

internal record StudioVideoRequest : VideoRequest
{
    [Description("The scenes in order."), ItemCount(1, 50)]
    public required IReadOnlyList<StudioScene> Scenes { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Shape of the frame."), AllowedValues("16:9", "9:16", "4:5", "5:4", "1:1", "auto"), DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution; 4k costs more."), AllowedValues("4k", "1080p", "720p")]
    public string? Resolution { get; init; }

    [Description("Ask for captions with the video."), OpenInList("Captions: {} makes a file, style \"default\" draws them too.")]
    public VideoCaption? Caption { get; init; }

    [Description("Picture laid over the whole video."), RareField]
    public Watermark? Watermark { get; init; }

    [Description("Brand glossary that rules how names and terms are spoken."), StringLength(int.MaxValue, MinimumLength = 1), RareField]
    public string? BrandGlossaryId { get; init; }
}

/// <summary>A video of several scenes, asked for alone. In a batch the folder is the batch's.</summary>
internal sealed record CreateVideoFromStudio([Description("Folder that the video goes to."), RareField] string? FolderId = null) : StudioVideoRequest;
