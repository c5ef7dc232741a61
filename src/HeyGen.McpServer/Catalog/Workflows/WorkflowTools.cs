namespace HeyGen.McpServer.Catalog.Workflows;

/// <summary>Runs of workflows.</summary>
internal static class WorkflowKinds
{
    public static JobKind WorkflowRun { get; } = new()
    {
        Name = "workflow_run",
        Noun = "workflow run",
        StopTool = "cancel_workflow_run",
        Read = Operation.Get("get_workflow_run", "/v3/workflow-runs/{run_id}", () => WorkflowsJson.Default.GetWorkflowRun),
        IdArgument = "run_id",
        Success = ["succeeded"],
        Failure = ["partial", "failed", "canceled"],
        FailureFields = ["error.code", "error.message", "error.node_id", "status"],
        UsualDuration = TimeSpan.FromMinutes(5),
        SettledBy = new SettledBy { ChargedWhenFailed = true },
        WhenFailed = "What its nodes did is charged. get_workflow_run still has the outputs of a partial run, list_workflow_run_nodes says which node failed.",
        WhenCompleted = "outputs holds what the run made; list_workflow_run_nodes tells which node made what.",
    };
}

/// <summary>Tools of HeyGen's group <c>workflow</c>: graphs of HeyGen's own steps, and their runs.</summary>
internal static class WorkflowTools
{
    private const string Graph =
        """
        {"schema_version": "1.0.0", "nodes": [{"id": "clip", "type": "model_video"}, {"id": "host", "type": "avatar_video"}],
         "outputs": {"film": {"node_id": "clip", "port": "video"}}}
        """;

    /// <summary>An output names a node.</summary>
    private static readonly ArgumentRule graph = ArgumentRule.At("product_graph", ArgumentRule.Needs(ArgumentCondition.Given("outputs"), "nodes"));

    public static ToolDefinition CreateRun { get; } = new()
    {
        Operation = Operation.Create("create_workflow_run", "/v3/workflow-runs", () => WorkflowsJson.Default.CreateWorkflowRun)
            with
        { TakesIdempotencyKey = true },
        Title = "Run a workflow",
        Description = "Runs a published version of a workflow and waits for it. Costs what its nodes cost.",
        Keywords = "start execute trigger launch kick off automation pipeline flow again saved inputs",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_workflow_run"),
        Job = new StartedJob(WorkflowKinds.WorkflowRun, "id"),
        LookForWorkWith = "list_workflow_runs",
        Example = """{"workflow_id": "$create_workflow.id", "version_number": 1}""",
    };

    public static ToolDefinition CancelRun { get; } = new()
    {
        Operation = Operation.Post("cancel_workflow_run", "/v3/workflow-runs/{run_id}/cancel", () => WorkflowsJson.Default.CancelWorkflowRun),
        Title = "Cancel a workflow run",
        Description = "Ends a running workflow run for good.",
        Keywords = "stop abort halt kill interrupt terminate automation pipeline flow running execution stuck",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Example = """{"run_id": "$create_workflow_run.id"}""",
    };

    public static ToolDefinition GetRun { get; } = new()
    {
        Operation = WorkflowKinds.WorkflowRun.Read,
        Title = "Get a workflow run",
        Description = "Reads one run: status and outputs.",
        Keywords = "automation pipeline flow execution result outputs progress finished done failed why ended state",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"run_id": "$create_workflow_run.id"}""",
    };

    public static ToolDefinition ListRuns { get; } = new()
    {
        Operation = Operation.List("list_workflow_runs", "/v3/workflow-runs", () => WorkflowsJson.Default.ListWorkflowRuns),
        Title = "List workflow runs",
        Description = "Lists the runs of a workflow, newest first.",
        Keywords = "automation pipeline flow executions history earlier past recent running log which show all how often yesterday every many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["id", "version_id", "status", "created_at"],
        Example = """{"workflow_id": "$create_workflow.id"}""",
    };

    public static ToolDefinition ListRunNodes { get; } = new()
    {
        Operation = Operation.List("list_workflow_run_nodes", "/v3/workflow-runs/{run_id}/nodes", () => WorkflowsJson.Default.ListWorkflowRunNodes),
        Title = "List a run's nodes",
        Description = "Lists the nodes of a run and how far each is.",
        Keywords = "automation pipeline steps step failed stuck execution which each part results stage progress show all every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["node_id", "node_type", "status", "error"],
        Example = """{"run_id": "$create_workflow_run.id"}""",
    };

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Post("create_workflow", "/v3/workflows", () => WorkflowsJson.Default.CreateWorkflow)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a workflow",
        Description = "Creates a workflow from a graph of nodes and publishes its first version.",
        Keywords = "automation automate pipeline flow build chain steps new graph define reusable",
        Toolset = PreviewToolset.Name,
        Effects = Effects.None,
        Rules = [graph],
        Example = $$"""{"name": "Weekly news", "product_graph": {{Graph}}}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_workflow_definitions", "/v3/workflows", () => WorkflowsJson.Default.ListWorkflowDefinitions),
        Title = "List workflows",
        Description = "Lists workflows.",
        Keywords = "automation automations pipelines flows existing available saved which show all created every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["id", "name", "status", "draft_revision"],
        Example = """{}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = Operation.Get("get_workflow", "/v3/workflows/{workflow_id}", () => WorkflowsJson.Default.GetWorkflow),
        Title = "Get a workflow",
        Description = "Reads one workflow.",
        Keywords = "automation pipeline flow open details definition draft graph nodes settings json show one",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"workflow_id": "$create_workflow.id"}""",
    };

    public static ToolDefinition UpdateDraft { get; } = new()
    {
        Operation = Operation.Patch("update_workflow_draft", "/v3/workflows/{workflow_id}", () => WorkflowsJson.Default.UpdateWorkflowDraft),
        Title = "Change a workflow's draft",
        Description = "Replaces a workflow's draft by another graph. Refused when the draft was changed since it was read.",
        Keywords = "automation pipeline flow edit modify graph nodes steps add step connect settings",
        Toolset = PreviewToolset.Name,
        Effects = Effects.None,
        Rules = [graph],
        Example = $$"""{"workflow_id": "$create_workflow.id", "product_graph": {{Graph}}, "expected_revision": 1}""",
    };

    public static ToolDefinition PublishVersion { get; } = new()
    {
        Operation = Operation.Post("publish_workflow_version", "/v3/workflows/{workflow_id}/versions", () => WorkflowsJson.Default.PublishWorkflowVersion)
            with
        { TakesIdempotencyKey = true },
        Title = "Publish a workflow version",
        Description = "Publishes a graph as a new version of a workflow, which cannot be changed afterwards.",
        Keywords = "automation pipeline flow draft release official live ship freeze new",
        Toolset = PreviewToolset.Name,
        Effects = Effects.None,
        Rules = [graph],
        Example =
            """
            {"workflow_id": "$create_workflow.id", "product_graph": {"schema_version": "1.0.0", "nodes": [{"id": "shot", "type": "model_video"}],
             "outputs": {"film": {"node_id": "shot", "port": "video"}}}}
            """,
    };

    public static ToolDefinition ListVersions { get; } = new()
    {
        Operation = Operation.List("list_workflow_versions", "/v3/workflows/{workflow_id}/versions", () => WorkflowsJson.Default.ListWorkflowVersions),
        Title = "List a workflow's versions",
        Description = "Lists the published versions of a workflow.",
        Keywords = "automation pipeline flow history revisions releases published earlier older which all show every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["id", "version_number"],
        Example = """{"workflow_id": "$create_workflow.id"}""",
    };

    public static ToolDefinition GetVersion { get; } = new()
    {
        Operation = Operation.Get("get_workflow_version", "/v3/workflows/{workflow_id}/versions/{version_number}",
            () => WorkflowsJson.Default.GetWorkflowVersion),
        Title = "Get a workflow version",
        Description = "Reads one published version of a workflow.",
        Keywords = "automation pipeline graph revision published release older earlier snapshot look back see one",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"workflow_id": "$create_workflow.id", "version_number": 1}""",
    };

    public static ToolDefinition GetNodeTypes { get; } = new()
    {
        Operation = Operation.Get("get_workflow_node_types", "/v3/workflows/node-types", () => WorkflowsJson.Default.NoFields),
        Title = "List node types",
        Description = "Lists the types of node that a workflow's graph may hold.",
        Keywords = "automation pipeline blocks building steps kinds components actions available possible which",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        CreateRun, CancelRun, GetRun, ListRuns, ListRunNodes, Create, List, Get, UpdateDraft, PublishVersion, ListVersions, GetVersion, GetNodeTypes,
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CancelWorkflowRun))]
[JsonSerializable(typeof(CreateWorkflow))]
[JsonSerializable(typeof(CreateWorkflowRun))]
[JsonSerializable(typeof(GetWorkflow))]
[JsonSerializable(typeof(GetWorkflowRun))]
[JsonSerializable(typeof(GetWorkflowVersion))]
[JsonSerializable(typeof(ListWorkflowDefinitions))]
[JsonSerializable(typeof(ListWorkflowRunNodes))]
[JsonSerializable(typeof(ListWorkflowRuns))]
[JsonSerializable(typeof(ListWorkflowVersions))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(PublishWorkflowVersion))]
[JsonSerializable(typeof(UpdateWorkflowDraft))]
internal sealed partial class WorkflowsJson : JsonSerializerContext;
