namespace HeyGen.Sandbox.VideoAgents;

/// <summary>A talk with the Video Agent.</summary>
/// <param name="IsChat">Chat mode takes further messages; the other mode makes one video and ends.</param>
internal sealed record AgentSession(string Title, bool IsChat, long CreatedAt) : IResource, IEventSource
{
    private const int MostMessages = 40;

    public static string Noun => "Session";

    public string Id { get; } = Ids.New();

    public string? CallbackUrl { get; init; }

    public string? CallbackId { get; init; }

    public List<AgentRun> Runs { get; } = [];

    public string Status(ApiCall call)
    {
        var run = Runs[^1];
        return run.Job.State(call.Now) switch
        {
            JobState.Running => run.Video?.Exists(call) == true ? "generating" : "thinking",
            JobState.Failed when run.Job.WasStopped && IsChat => "waiting_for_input",
            JobState.Failed => "failed",
            _ => run.Video is null ? "waiting_for_input" : "completed",
        };
    }

    /// <summary>The last run counts; a run that ends in a question, or by the caller's own stop, is no end of the session.</summary>
    public WebhookEvent? EndEvent(EventWindow window) => Runs[^1] is { Video: { } video, Job.WasStopped: false } run
        ? window.End("video_agent", Id, run.Job, () => new() { ["session_id"] = Id, ["video_id"] = video.Id, ["callback_id"] = CallbackId })
        : null;

    public JsonObject Describe(ApiCall call) => new()
    {
        ["session_id"] = Id,
        ["status"] = Status(call),
        ["title"] = Title,
        ["created_at"] = CreatedAt,
        ["progress"] = Runs[^1] is { Video: not null } run ? (int)(100 * run.Job.Fraction(call.Now)) : 0,
        ["video_id"] = Runs.LastOrDefault(run => run.Video?.Exists(call) == true)?.Video!.Id,
        ["messages"] = Runs.SelectMany(run => run.Messages(call)).Reverse().Take(MostMessages).ToJson(),
    };
}

/// <summary>One stretch of the agent's work, begun by a message.</summary>
/// <param name="Video">What comes out of it; null when the agent thinks first and then asks.</param>
internal sealed record AgentRun(string Message, Job Job, Video? Video)
{
    public string Id { get; } = Ids.New();

    public string StoryboardMedium => $"storyboards/{Id}.png";

    public bool HasStoryboard(ApiCall call) => Video?.Exists(call) == true;

    /// <summary>The storyboard, which is there once the agent has stopped thinking. Its id is that of the run.</summary>
    public JsonObject DescribeStoryboard(ApiCall call) => new()
    {
        ["resource_id"] = Id,
        ["resource_type"] = "image",
        ["source_type"] = "generated",
        ["url"] = call.Link(StoryboardMedium),
        ["preview_url"] = call.Link(StoryboardMedium),
        ["thumbnail_url"] = call.Link(StoryboardMedium),
        ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
    };

    /// <summary>What has been said so far, oldest first.</summary>
    public IEnumerable<JsonNode> Messages(ApiCall call)
    {
        yield return Said("user", "text", Message, Job.StartedAt);
        if (HasStoryboard(call))
            yield return Said("assistant", "resource", "Here is the storyboard.", Job.StartedAt, Id);
        var state = Job.State(call.Now);
        if (state == JobState.Succeeded)
        {
            yield return Said("assistant", "text", Video is null ? "Who is the video for, and how long should it be?" : "Your video is ready.", Job.EndsAt);
        }
        else if (state == JobState.Failed)
        {
            yield return Job.WasStopped
                ? Said("assistant", "text", "I have stopped.", Job.EndsAt)
                : Said("assistant", "error", "The video could not be rendered.", Job.EndsAt);
        }
    }

    private static JsonObject Said(string role, string type, string content, DateTimeOffset at, string? resource = null) => new()
    {
        ["role"] = role,
        ["type"] = type,
        ["content"] = content,
        ["created_at"] = at.ToUnixTimeSeconds(),
        ["resource_ids"] = resource is null ? null : new JsonArray(resource),
    };
}
