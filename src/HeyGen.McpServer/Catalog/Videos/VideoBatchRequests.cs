using System.ComponentModel;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record CreateVideoBatch
{
    [Description("The videos, 1 to 100, of any mix of types."), ItemCount(1, 100)]
    [OpenInList("Arguments of create_video_from_avatar, _image, _cinematic_avatar or _studio, with type avatar, image, cinematic_avatar or studio.")]
    public required IReadOnlyList<VideoRequest> Videos { get; init; }

    [Description("Title of the batch.")]
    public string? Title { get; init; }

    [RareField, Description("Folder that all the videos go to.")]
    public string? FolderId { get; init; }

    [RareField, Description("Public address that HeyGen calls when every item has ended.")]
    public string? CallbackUrl { get; init; }
}

internal sealed record BulkVideoStatuses
{
    [Description("Ids of videos, at most 100."), ItemCount(0, 100)]
    public IReadOnlyList<string>? VideoIds { get; init; }

    [Description("Ids of batches; each stands for all its items."), ItemCount(0, 100)]
    public IReadOnlyList<string>? BatchIds { get; init; }
}
