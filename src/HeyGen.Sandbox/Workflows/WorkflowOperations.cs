namespace HeyGen.Sandbox.Workflows;

/// <summary>The API's group <c>workflow</c>, of which the reference knows names, ids and states; the fields beside them are ours.</summary>
internal sealed class WorkflowOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Workflow>("/v3/workflows");
        operations["create_workflow"] = Create;
        operations["update_workflow_draft"] = UpdateDraft;
        operations["publish_workflow_version"] = call => call.Answer(call.Found<Workflow>().Publish(call.Now.ToUnixTimeSeconds()).Describe());
        operations["list_workflow_versions"] = call =>
            call.AnswerPage([.. call.Found<Workflow>().Versions.AsEnumerable().Reverse()], version => $"{version.Number}", version => version.Describe());
        operations["get_workflow_version"] = call => call.Answer(call.Found<Workflow>().Version(call.PathValue("version_number")).Describe());
        operations["get_workflow_node_types"] = call => call.Answer(WorkflowGraph.NodeTypes());
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        RequireFree(call, name);
        var now = call.Now.ToUnixTimeSeconds();
        var workflow = new Workflow(Ids.New(), name, WorkflowGraph.Read(call.Body.Field("product_graph")!.Value), now);
        workflow.Publish(now);
        return call.Answer(call.Keep(workflow).Describe(call));
    }

    /// <summary>Changes name and graph where they are given. The body's schema is not known, so what is of another type counts as not given.</summary>
    private static ApiAnswer UpdateDraft(ApiCall call)
    {
        var workflow = call.Found<Workflow>();
        if (call.Body.Field("expected_revision") is { ValueKind: JsonValueKind.Number } revision && revision.GetDouble() != workflow.Revision)
        {
            throw new ApiException(409, "conflict", $"The draft is at revision {workflow.Revision} by now; read it again.", "expected_revision");
        }
        var graph = call.Body.Field("product_graph") is { } given ? WorkflowGraph.Read(given) : null;
        if (call.Body.Field("name") is { ValueKind: JsonValueKind.String } name && name.GetString() != workflow.Name)
        {
            RequireFree(call, name.GetString()!);
            workflow.Name = name.GetString()!;
        }

        workflow.Draft = graph ?? workflow.Draft;
        workflow.Revision++;
        return call.Answer(workflow.Describe(call));
    }

    private static void RequireFree(ApiCall call, string name)
    {
        if (call.Account.Made<Workflow>().Values.Any(workflow => workflow.Name == name))
        {
            throw new ApiException(409, "conflict", $"A workflow of the name {name} exists already.", "name");
        }
    }
}
