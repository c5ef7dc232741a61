namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record CreateVideoBatch
{
    [Description("The videos, 1 to 100, of any mix of types.")]
    [ItemCount(1, 100)]
    [OpenInList("Arguments of create_video_from_avatar, _image, _cinematic_avatar or _studio, with type avatar, image, cinematic_avatar or studio.")]
    public required IReadOnlyList<VideoRequest> Videos { get; init; }

    [Description("Title of the batch.")]
    public string? Title { get; init; }

    [Description("Folder that all the videos go to."), RareField]
    public string? FolderId { get; init; }

    [Description("Public address that HeyGen calls when every item has ended."), RareField]
    public string? CallbackUrl { get; init; }
}

internal sealed record BulkVideoStatuses(
    [Description("Ids of videos, at most 100."), ItemCount(0, 100)] IReadOnlyList<string>? VideoIds = null,
    [Description("Ids of batches; each stands for all its items."), ItemCount(0, 100)] IReadOnlyList<string>? BatchIds = null);
