namespace HeyGen.Sandbox.Workflows;

/// <summary>Runs of the API's group <c>workflow</c>. The price of a run is the sum of its nodes', of which none is known, so it is free here.</summary>
internal sealed class WorkflowRunOperations : IOperationGroup
{
    private const double NodeSeconds = 4;

    public void Register(OperationTable operations)
    {
        operations.Stores<WorkflowRun>("/v3/workflow-runs");
        operations["create_workflow_run"] = Create;
        operations["list_workflow_run_nodes"] = ListNodes;
        operations["cancel_workflow_run"] = Cancel;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var workflow = call.Find<Workflow>(call.Body.Text("workflow_id")!, "workflow_id");
        var version = call.Body.Number("version_number") is { } number ? workflow.Version($"{number}", "version_number") : workflow.Versions[^1];
        var seconds = NodeSeconds * WorkflowGraph.Nodes(version.Graph).Count;
        var job = call.Account.StartJob(new JobTerms(seconds).With(TestHooks.In(call.Body.Field("inputs")?.GetRawText())));
        return call.Answer(call.Keep(new WorkflowRun(workflow.Id, version, job)).Describe(call));
    }

    private static ApiAnswer ListNodes(ApiCall call)
    {
        var run = call.Found<WorkflowRun>();
        return call.AnswerPage([.. run.Nodes.Index()], node => node.Item.Id, node => new JsonObject
        {
            ["node_id"] = node.Item.Id,
            ["type"] = node.Item.Type,
            ["status"] = run.NodeStatus(node.Index, call.Now),
        });
    }

    private static ApiAnswer Cancel(ApiCall call)
    {
        var run = call.Found<WorkflowRun>();
        run.Job.Stop(call.Now);
        return call.Answer(run.Describe(call));
    }
}

/// <summary>A workflow at work, or one that has been. Its nodes work one after the other.</summary>
internal sealed record WorkflowRun(string WorkflowId, WorkflowVersion Version, Job Job) : IResource
{
    private const double BeginsAt = 0.1;

    public string Id { get; } = Ids.New();

    public IReadOnlyList<(string Id, string Type)> Nodes { get; } = WorkflowGraph.Nodes(Version.Graph);

    public static string Noun => "Workflow run";

    public IEnumerable<MediaFile> Media => Nodes.Select((_, index) => new MediaFile(Medium(index), MediaContent.Film("mp4")));

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["workflow_id"] = WorkflowId,
        ["version_number"] = Version.Number,
        ["status"] = Status(call.Now),
        ["outputs"] = Outputs(call),
        ["created_at"] = Job.CreatedAt,
    };

    /// <summary>A run that fails does so in its last node; what the others made stays.</summary>
    private string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "processing",
        JobState.Succeeded => "succeeded",
        _ when Job.WasStopped => "canceled",
        _ => Nodes.Count > 1 ? "partial" : "failed",
    };

    public string NodeStatus(int index, DateTimeOffset now)
    {
        var share = Job.Fraction(now) * Nodes.Count;
        if (share < index + 1)
            return Job.WasStopped ? "canceled" : share < index ? "pending" : "processing";
        return index == Nodes.Count - 1 && Job.State(now) == JobState.Failed ? "failed" : "succeeded";
    }

    /// <summary>What each node has made by now, by its id.</summary>
    private JsonObject Outputs(ApiCall call) => Nodes.Index()
        .Where(node => NodeStatus(node.Index, call.Now) == "succeeded")
        .ToJson(node => node.Item.Id, node => new JsonObject { ["video_url"] = call.Link(Medium(node.Index)) });

    private string Medium(int index) => $"workflow-runs/{Id}-{index}.mp4";
}
