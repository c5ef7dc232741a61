namespace HeyGen.Sandbox.Workflows;

/// <summary>The workflows of the API's group <c>workflow</c>.</summary>
internal sealed class WorkflowOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Workflow>("/v3/workflows");
        operations["create_workflow"] = Create;
        operations["update_workflow_draft"] = UpdateDraft;
        operations["publish_workflow_version"] = Publish;
        operations["list_workflow_versions"] = call =>
            call.AnswerPage([.. call.Found<Workflow>().Versions.AsEnumerable().Reverse()], version => version.Id, version => version.Describe());
        operations["get_workflow_version"] = call => call.Answer(call.Found<Workflow>().Version(call.PathValue("version_number")).Describe());
        operations["get_workflow_node_types"] = call => call.Answer(new JsonObject { ["families"] = WorkflowGraph.Families() });
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var name = call.Body.Text("name")!;
        ApiException.ThrowIf(
            call.Account.Made<Workflow>().Values.Any(workflow => workflow.Name == name),
            409, "conflict", $"A workflow of the name {name} exists already.", "name");
        var workflow = new Workflow(name, call.Body.Node("meta")) { Draft = Graph(call) };
        workflow.Publish(workflow.Draft);
        return call.Answer(call.Keep(workflow).Describe(call));
    }

    private static ApiAnswer UpdateDraft(ApiCall call)
    {
        var workflow = call.Found<Workflow>();
        ApiException.ThrowIf(
            call.Body.Number("expected_revision") != workflow.Revision,
            409, "stale_workflow_draft", $"The draft is at revision {workflow.Revision} by now; read it again.", "expected_revision");
        workflow.Draft = Graph(call);
        workflow.Revision++;
        return call.Answer(workflow.Describe(call));
    }

    /// <summary>The graph of the latest version again is no new version.</summary>
    private static ApiAnswer Publish(ApiCall call)
    {
        var workflow = call.Found<Workflow>();
        var graph = Graph(call);
        return JsonNode.DeepEquals(graph, workflow.Versions[^1].Graph)
            ? call.Answer(workflow.Versions[^1].Describe(), status: 200)
            : call.Answer(workflow.Publish(graph).Describe());
    }

    private static JsonObject Graph(ApiCall call) => WorkflowGraph.Read(call.Body.Field("product_graph")!.Value);
}

/// <summary>A workflow: a draft that can be changed, and the versions published of it.</summary>
internal sealed class Workflow(string name, JsonNode? meta) : IResource
{
    public static string Noun => "Workflow";

    public static string NotFoundCode => "resource_not_found";

    public string Id { get; } = Ids.New();

    public string Name { get; } = name;

    public required JsonObject Draft { get; set; }

    /// <summary>How often the draft was changed; who changes it says which revision he has seen.</summary>
    public int Revision { get; set; } = 1;

    public List<WorkflowVersion> Versions { get; } = [];

    public WorkflowVersion Version(string number, string? parameter = null) =>
        Versions.Find(version => $"{version.Number}" == number) ?? throw ApiException.NotFound(NotFoundCode, "Workflow version", number, parameter);

    public WorkflowVersion Publish(JsonObject graph)
    {
        Versions.Add(new(Ids.New(), Id, Versions.Count + 1, graph.DeepClone().AsObject()));
        return Versions[^1];
    }

    public JsonObject Describe(ApiCall call) => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["status"] = "active",
        ["draft_revision"] = Revision,
        ["draft_product_graph"] = Draft.DeepClone(),
        ["meta"] = meta?.DeepClone(),
        ["latest_version"] = new JsonObject { ["id"] = Versions[^1].Id, ["version_number"] = Versions[^1].Number },
    };
}

/// <summary>A version of a workflow, which never changes.</summary>
internal sealed record WorkflowVersion(string Id, string WorkflowId, int Number, JsonObject Graph)
{
    public JsonObject Describe() => new()
    {
        ["id"] = Id,
        ["definition_id"] = WorkflowId,
        ["version_number"] = Number,
        ["checksum"] = Ids.For(Graph.ToJsonString()),
        ["compiler_version"] = "1",
        ["adapter_manifest_digest"] = Ids.For("adapters"),
        ["product_graph"] = Graph.DeepClone(),
        ["plan_summary"] = WorkflowGraph.Plan(Graph),
    };
}
