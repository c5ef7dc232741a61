using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>Renders of HTML compositions.</summary>
internal static class HyperFramesKinds
{
    public static JobKind Render { get; } = new()
    {
        Name = "hyperframes_render",
        Noun = "render",
        Read = HyperFramesOperations.Get,
        IdArgument = "render_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(3),
        Events = ["hyperframes_video.success", "hyperframes_video.fail"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [Render];
}
