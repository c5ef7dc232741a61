using System.ComponentModel;

namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record GetVideoScenes([Description("Id of the video, from the call that made it or list_videos.")] string VideoId);
