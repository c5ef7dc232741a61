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
        var hooks = TestHooks.In(call.Body.Field("inputs")?.GetRawText());
        var job = call.Account.StartJob(new JobTerms(seconds).With(hooks));
        return call.Answer(call.Keep(new WorkflowRun(Ids.New(), workflow.Id, version, job)).Describe(call));
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

    /// <summary>A run that has ended stays as it is.</summary>
    private static ApiAnswer Cancel(ApiCall call)
    {
        var run = call.Found<WorkflowRun>();
        if (run.Job.State(call.Now) == JobState.Running)
        {
            run.Job.Stop(call.Now);
            run.IsCancelled = true;
        }

        return call.Answer(run.Describe(call));
    }
}
