namespace HeyGen.Sandbox.Workflows;

/// <summary>A workflow at work, or one that has been. Its nodes work one after the other.</summary>
internal sealed record WorkflowRun(string Id, string WorkflowId, WorkflowVersion Version, Job Job) : IResource
{
    private const double BeginsAt = 0.1;

    public IReadOnlyList<(string Id, string Type)> Nodes { get; } = WorkflowGraph.Nodes(Version.Graph);

    public bool IsCancelled { get; set; }

    public static string Noun => "Workflow run";

    public IEnumerable<MediaFile> Media => Nodes.Select((_, index) => new MediaFile(Medium(index), MediaContent.Film("mp4")));

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["workflow_id"] = WorkflowId,
        ["version_number"] = Version.Number,
        ["status"] = Status(call.Now),
        ["outputs"] = Outputs(call),
        ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
    };

    /// <summary>A run that fails does so in its last node; what the others made stays.</summary>
    private string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "processing",
        JobState.Succeeded => "succeeded",
        _ when IsCancelled => "canceled",
        _ => Nodes.Count > 1 ? "partial" : "failed",
    };

    public string NodeStatus(int index, DateTimeOffset now)
    {
        var share = Job.Fraction(now) * Nodes.Count;
        if (share < index + 1)
        {
            return IsCancelled ? "canceled" : share < index ? "pending" : "processing";
        }
        return index == Nodes.Count - 1 && Job.State(now) == JobState.Failed ? "failed" : "succeeded";
    }

    /// <summary>What each node has made by now, by its id.</summary>
    private JsonObject Outputs(ApiCall call) => Nodes.Index()
        .Where(node => NodeStatus(node.Index, call.Now) == "succeeded")
        .ToJson(node => node.Item.Id, node => new JsonObject { ["video_url"] = call.Link(Medium(node.Index)) });

    private string Medium(int index) => $"workflow-runs/{Id}-{index}.mp4";
}
