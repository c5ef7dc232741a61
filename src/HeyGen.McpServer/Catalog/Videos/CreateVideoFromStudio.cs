using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>A video of several scenes in order, each an avatar, a picture or a clip.</summary>
internal record StudioVideoRequest : VideoRequest
{
    [Description("The scenes in order.")]
    [ItemCount(1, 50)]
    public required IReadOnlyList<StudioScene> Scenes { get; init; }

    [Description("Title in HeyGen's list.")]
    public string? Title { get; init; }

    [Description("Shape of the frame.")]
    [AllowedValues("16:9", "9:16", "4:5", "5:4", "1:1", "auto")]
    [DefaultValue("16:9")]
    public string? AspectRatio { get; init; }

    [Description("Resolution; 4k costs more.")]
    [AllowedValues("4k", "1080p", "720p")]
    public string? Resolution { get; init; }

    [Description("Ask for captions with the video.")]
    [OpenInList("Captions: {} makes a file, style \"default\" draws them too.")]
    public VideoCaption? Caption { get; init; }

    [RareField]
    [Description("Picture laid over the whole video.")]
    public Watermark? Watermark { get; init; }

    [RareField]
    [Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField]
    [Description("Mark of yours that HeyGen repeats in its callback.")]
    public string? CallbackId { get; init; }
}

/// <summary>
/// A video of several scenes, asked for alone. HeyGen's own MCP server passes a folder and a glossary here too, although the reference names them for
/// avatars only.
/// </summary>
internal sealed record CreateVideoFromStudio : StudioVideoRequest
{
    [RareField]
    [Description("Brand glossary that rules how names and terms are spoken.")]
    [StringLength(int.MaxValue, MinimumLength = 1)]
    public string? BrandGlossaryId { get; init; }

    [RareField]
    [Description("Folder that the video goes to.")]
    public string? FolderId { get; init; }
}
