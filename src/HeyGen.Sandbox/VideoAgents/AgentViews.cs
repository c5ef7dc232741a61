using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.VideoAgents;

/// <summary>Sessions, their messages and resources as the API shows them.</summary>
internal static class AgentViews
{
    private const int MostMessages = 40;

    public static JsonObject Describe(this AgentSession session, ApiCall call)
    {
        var messages = session.Runs.SelectMany(run => Messages(run, call)).Reverse().Take(MostMessages);
        return new()
        {
            ["session_id"] = session.Id,
            ["status"] = session.Status(call.Now),
            ["title"] = session.Title,
            ["created_at"] = session.CreatedAt,
            ["progress"] = Progress(session, call.Now),
            ["video_id"] = session.LatestVideo(call.Now)?.Id,
            ["messages"] = new JsonArray([.. messages]),
        };
    }

    public static JsonObject Summary(this AgentSession session) => new()
    {
        ["session_id"] = session.Id,
        ["title"] = session.Title,
        ["created_at"] = session.CreatedAt,
    };

    /// <summary>The storyboard of a run, which is there once the agent has stopped thinking. Its id is that of the run.</summary>
    public static JsonObject Storyboard(AgentRun run, ApiCall call) => new()
    {
        ["resource_id"] = run.Id,
        ["resource_type"] = "image",
        ["source_type"] = "generated",
        ["url"] = call.Link(StoryboardMedium(run)),
        ["preview_url"] = call.Link(StoryboardMedium(run)),
        ["thumbnail_url"] = call.Link(StoryboardMedium(run)),
        ["metadata"] = null,
        ["created_at"] = run.Job.StartedAt.ToUnixTimeSeconds(),
    };

    public static string StoryboardMedium(AgentRun run) => $"storyboards/{run.Id}.png";

    public static bool HasStoryboard(AgentRun run, DateTimeOffset now) => run.Video?.Exists(now) == true;

    private static int Progress(AgentSession session, DateTimeOffset now) =>
        session.Runs[^1] is { Video: not null } run ? (int)(100 * run.Job.Fraction(now)) : 0;

    /// <summary>What has been said in one run so far, oldest first.</summary>
    private static IEnumerable<JsonNode> Messages(AgentRun run, ApiCall call)
    {
        var (start, end) = (run.Job.StartedAt, run.Job.EndsAt);
        yield return Message("user", "text", run.Message, start);
        if (HasStoryboard(run, call.Now))
            yield return Message("assistant", "resource", "Here is the storyboard.", start, run.Id);
        var state = run.Job.State(call.Now);
        if (state == JobState.Succeeded)
            yield return Message("assistant", "text", run.Video is null ? "Who is the video for, and how long should it be?" : "Your video is ready.", end);
        else if (state == JobState.Failed && run.WasStopped)
            yield return Message("assistant", "text", "I have stopped.", end);
        else if (state == JobState.Failed)
            yield return Message("assistant", "error", "The video could not be rendered.", end);
    }

    private static JsonObject Message(string role, string type, string content, DateTimeOffset at, string? resource = null) => new()
    {
        ["role"] = role,
        ["type"] = type,
        ["content"] = content,
        ["created_at"] = at.ToUnixTimeSeconds(),
        ["resource_ids"] = resource is null ? null : new JsonArray(resource),
    };
}
