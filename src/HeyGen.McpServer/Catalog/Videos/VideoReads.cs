using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record ListVideos
{
    [Description("Only videos whose title contains this."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? Title { get; init; }

    [Description("Only videos in this folder.")]
    public string? FolderId { get; init; }

    [Description("Videos a page."), Range(1, 100), DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

internal sealed record GetVideo
{
    [Description("Id of the video, from the call that made it or list_videos.")]
    public required string VideoId { get; init; }
}

internal sealed record DeleteVideo
{
    [Description("Id of the video, from list_videos; its files go too, for good.")]
    public required string VideoId { get; init; }
}
