using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoAgents;

/// <summary>Sessions of the Video Agent.</summary>
internal static class VideoAgentKinds
{
    public static JobKind VideoAgent { get; } = new()
    {
        Name = "video_agent",
        Noun = "Video Agent session",
        Read = VideoAgentOperations.Get,
        IdArgument = "session_id",
        Success = ["completed"],
        Failure = ["failed"],
        NeedsInput = ["waiting_for_input", "reviewing"],
        Links = VideoKinds.Video.Links,
        FailureFields = ["failure_code", "failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(15),
        LeadsTo = new FollowingJob(VideoKinds.Video, "video_id", ["generating", "completed"]),
        HowToGoOn = "The agent waits for an answer: read messages, then call send_video_agent_message with this session_id.",
        Events = ["video_agent.success", "video_agent.fail"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [VideoAgent];
}
