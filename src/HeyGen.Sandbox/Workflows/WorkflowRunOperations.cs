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
        var seconds = NodeSeconds * Math.Max(1, WorkflowGraph.Nodes(version.Graph).Count);
        var job = call.Account.StartJob(new JobTerms(seconds).With(TestHooks.In(call.Body.Field("inputs")?.GetRawText())));
        return call.Answer(call.Keep(new WorkflowRun(version, job)).Describe(call));
    }

    private static ApiAnswer ListNodes(ApiCall call)
    {
        var run = call.Found<WorkflowRun>();
        return call.AnswerPage([.. run.Nodes.Index()], node => node.Item.Id, node => new JsonObject
        {
            ["node_id"] = node.Item.Id,
            ["node_type"] = node.Item.Type,
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
internal sealed record WorkflowRun(WorkflowVersion Version, Job Job) : IResource
{
    private const double BeginsAt = 0.1;
    private const double NodeFilmSeconds = 6;

    public string Id { get; } = Ids.New();

    public IReadOnlyList<(string Id, string Type)> Nodes { get; } = WorkflowGraph.Nodes(Version.Graph);

    private string? LastNode => Nodes.Count > 0 ? Nodes[^1].Id : null;

    public static string Noun => "Workflow run";

    public static string NotFoundCode => "resource_not_found";

    public IEnumerable<MediaFile> Media => Nodes.Select(node => new MediaFile(Medium(node.Id), MediaContent.Film("mp4", FilmSize.Landscape, NodeFilmSeconds)));

    public bool IsListed(ApiCall call) => call.IsAskedFor("workflow_id", Version.WorkflowId);

    public JsonObject Describe(ApiCall call)
    {
        var state = Job.State(call.Now);
        var states = Nodes.Select((_, index) => NodeStatus(index, call.Now)).ToArray();
        return new()
        {
            ["id"] = Id,
            ["workflow"] = new JsonObject { ["id"] = Version.WorkflowId, ["version_id"] = Version.Id, ["version_number"] = Version.Number },
            ["version_id"] = Version.Id,
            ["status"] = Status(call.Now),
            ["created_at"] = DateTimeOffset.FromUnixTimeSeconds(Job.CreatedAt).ToText(),
            ["started_at"] = Job.StartedAt.ToText(),
            ["completed_at"] = state == JobState.Running ? null : Job.EndsAt.ToText(),
            ["progress"] = states.CountBy(status => status).Append(new("total", states.Length)).ToJson(count => count.Key, count => count.Value),
            ["error"] = state == JobState.Failed && !Job.WasStopped
                ? new JsonObject { ["code"] = "node_failed", ["message"] = "A node of the run has failed.", ["node_id"] = LastNode }
                : null,
            ["outputs"] = WorkflowGraph.Outputs(Version.Graph).Select(output => Output(call, output.Name, output.NodeId)).ToJson(),
        };
    }

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

    private JsonObject Output(ApiCall call, string name, string nodeId)
    {
        var index = Nodes.Index().First(node => node.Item.Id == nodeId).Index;
        var isReady = NodeStatus(index, call.Now) == "succeeded";
        return new()
        {
            ["name"] = name,
            ["type"] = "video",
            ["status"] = isReady ? "ready" : Job.State(call.Now) == JobState.Running ? "pending" : "failed",
            ["delivery"] = isReady ? "reference" : null,
            ["url"] = isReady ? call.Link(Medium(nodeId)) : null,
        };
    }

    private string Medium(string nodeId) => $"workflow-runs/{Id}-{nodeId}.mp4";
}
