using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>
/// A short cinematic shot with up to three looks. References and looks together may hold at most 3 videos and 9 images.
/// </summary>
internal sealed record CreateVideoFromCinematicAvatar : VideoRequest
{
    [Description("What happens in the shot.")]
    [StringLength(10000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("Ids of the avatar looks that appear, from list_avatar_looks.")]
    [ItemCount(1, 3)]
    public required IReadOnlyList<string> AvatarId { get; init; }

    [Description("Pictures and clips to draw on; with the looks at most 3 videos and 9 images.")]
    public IReadOnlyList<AssetInput>? References { get; init; }

    [Description("Seconds; excludes auto_duration.")]
    [Range(4, 15)]
    [DefaultValue(10)]
    public int? Duration { get; init; }

    [RareField]
    [Description("Let HeyGen choose the length; excludes duration.")]
    [DefaultValue(false)]
    public bool? AutoDuration { get; init; }

    [Description("Shape of the frame.")]
    [AllowedValues("16:9", "9:16", "1:1")]
    [DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution.")]
    [AllowedValues("720p", "1080p")]
    [DefaultValue("720p")]
    public string? Resolution { get; init; }

    [Description("Let HeyGen elaborate the prompt.")]
    [DefaultValue(false)]
    public bool? EnhancePrompt { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [RareField]
    [Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField]
    [Description("Mark of yours that HeyGen repeats in its callback.")]
    public string? CallbackId { get; init; }
}
