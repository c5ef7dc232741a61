using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Videos;

namespace HeyGen.Sandbox.VideoAgents;

/// <summary>One stretch of the agent's work, begun by a message.</summary>
/// <param name="Message">What the caller said.</param>
/// <param name="Job">The work.</param>
/// <param name="Video">What comes out of it; null when the agent thinks first and then asks.</param>
internal sealed record AgentRun(string Message, Job Job, Video? Video)
{
    public string Id { get; } = State.Ids.New();

    public bool WasStopped { get; set; }
}

/// <summary>A talk with the Video Agent.</summary>
internal sealed class AgentSession(string id, string title, bool isChat, long createdAt)
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    /// <summary>Chat mode takes further messages; the other mode makes one video and ends.</summary>
    public bool IsChat { get; } = isChat;

    public long CreatedAt { get; } = createdAt;

    public List<AgentRun> Runs { get; } = [];

    /// <summary>Stopped by the caller since the last message.</summary>
    public bool IsStopped { get; set; }

    public string Status(DateTimeOffset now)
    {
        var run = Runs[^1];
        return run.Job.State(now) switch
        {
            JobState.Running => run.Video?.Exists(now) == true ? "generating" : "thinking",
            JobState.Failed when IsStopped && IsChat => "waiting_for_input",
            JobState.Failed => "failed",
            _ => run.Video is null ? "waiting_for_input" : "completed",
        };
    }

    /// <summary>The newest video that has begun to exist.</summary>
    public Video? LatestVideo(DateTimeOffset now) => Runs.LastOrDefault(run => run.Video?.Exists(now) == true)?.Video;
}
