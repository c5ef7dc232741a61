namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record ListVideos(
    [Description("Only videos whose title contains this."), StringLength(int.MaxValue, MinimumLength = 1)] string? Title = null,
    [Description("Only videos in this folder.")] string? FolderId = null,
    [Description("Videos a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetVideo([Description("Id of the video, from the call that made it or list_videos.")] string VideoId);

internal sealed record GetVideoScenes([Description("Id of the video, from the call that made it or list_videos.")] string VideoId);

internal sealed record DeleteVideo([Description("Id of the video, from list_videos; its files go too, for good.")] string VideoId);
