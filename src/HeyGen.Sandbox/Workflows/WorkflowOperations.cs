namespace HeyGen.Sandbox.Workflows;

/// <summary>The workflows of the API's group <c>workflow</c>, of which the reference knows names, ids and states; the fields beside them are ours.</summary>
internal sealed class WorkflowOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Workflow>("/v3/workflows");
        operations["create_workflow"] = Create;
        operations["update_workflow_draft"] = UpdateDraft;
        operations["publish_workflow_version"] = call => call.Answer(call.Found<Workflow>().Publish(call.Now).Describe());
        operations["list_workflow_versions"] = call =>
            call.AnswerPage([.. call.Found<Workflow>().Versions.AsEnumerable().Reverse()], version => $"{version.Number}", version => version.Describe());
        operations["get_workflow_version"] = call => call.Answer(call.Found<Workflow>().Version(call.PathValue("version_number")).Describe());
        operations["get_workflow_node_types"] = call => call.Answer(WorkflowGraph.NodeTypes());
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        RequireFree(call, name);
        var workflow = new Workflow(call.Now.ToUnixTimeSeconds()) { Name = name, Draft = WorkflowGraph.Read(call.Body.Field("product_graph")!.Value) };
        workflow.Publish(call.Now);
        return call.Answer(call.Keep(workflow).Describe(call));
    }

    /// <summary>Changes name and graph where they are given. The body's schema is not known, so what is of another type counts as not given.</summary>
    private static ApiAnswer UpdateDraft(ApiCall call)
    {
        var workflow = call.Found<Workflow>();
        ApiException.ThrowIf(
            call.Body.Field("expected_revision") is { ValueKind: JsonValueKind.Number } revision && revision.GetDouble() != workflow.Revision,
            409, "conflict", $"The draft is at revision {workflow.Revision} by now; read it again.", "expected_revision");
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
        ApiException.ThrowIf(
            call.Account.Made<Workflow>().Values.Any(workflow => workflow.Name == name),
            409, "conflict", $"A workflow of the name {name} exists already.", "name");
    }
}

/// <summary>A workflow: a draft that can be changed, and the versions published of it.</summary>
internal sealed class Workflow(long createdAt) : IResource
{
    public static string Noun => "Workflow";

    public string Id { get; } = Ids.New();

    public required string Name { get; set; }

    public required JsonObject Draft { get; set; }

    /// <summary>How often the draft was changed; who changes it may say which revision he has seen.</summary>
    public int Revision { get; set; } = 1;

    public List<WorkflowVersion> Versions { get; } = [];

    public WorkflowVersion Version(string number, string? parameter = null) =>
        Versions.Find(version => $"{version.Number}" == number) ?? throw ApiException.NotFound("not_found", "Workflow version", number, parameter);

    public WorkflowVersion Publish(DateTimeOffset now)
    {
        Versions.Add(new(Versions.Count + 1, Draft.DeepClone().AsObject(), now.ToUnixTimeSeconds()));
        return Versions[^1];
    }

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["revision"] = Revision,
        ["latest_version"] = Versions[^1].Number,
        ["created_at"] = createdAt,
        ["product_graph"] = Draft.DeepClone(),
    };
}

/// <summary>A version of a workflow, which never changes.</summary>
internal sealed record WorkflowVersion(int Number, JsonObject Graph, long PublishedAt)
{
    public JsonObject Describe() =>
        new() { ["version_number"] = Number, ["product_graph"] = Graph.DeepClone(), ["published_at"] = PublishedAt };
}
