using System.Text.Json;
using System.Text.Json.Serialization;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Workflows;

/// <summary>
/// Operations on workflows and their runs. The reference knows names, ids and states only: requests pass on what they are given, and answers of
/// unknown shape are JSON as it came.
/// </summary>
internal static class WorkflowOperations
{
    private const string Workflows = "/v3/workflows";
    private const string Workflow = Workflows + "/{workflow_id}";
    private const string Versions = Workflow + "/versions";

    /// <summary>Creates a workflow and publishes its first version.</summary>
    public static Operation<CreateWorkflow> Create { get; } =
        new("create_workflow", HttpMethod.Post, Workflows, OperationClass.Write, () => WorkflowsJson.Default.CreateWorkflow);

    /// <summary>Lists workflows.</summary>
    public static Operation<ListWorkflowDefinitions> List { get; } =
        new("list_workflow_definitions", HttpMethod.Get, Workflows, OperationClass.Read, () => WorkflowsJson.Default.ListWorkflowDefinitions);

    /// <summary>Reads a workflow.</summary>
    public static Operation<GetWorkflow> Get { get; } =
        new("get_workflow", HttpMethod.Get, Workflow, OperationClass.Read, () => WorkflowsJson.Default.GetWorkflow);

    /// <summary>Changes a workflow's draft.</summary>
    public static Operation<UpdateWorkflowDraft> UpdateDraft { get; } =
        new("update_workflow_draft", HttpMethod.Patch, Workflow, OperationClass.Write, () => WorkflowsJson.Default.UpdateWorkflowDraft);

    /// <summary>Publishes a version, which never changes afterwards.</summary>
    public static Operation<PublishWorkflowVersion> PublishVersion { get; } =
        new("publish_workflow_version", HttpMethod.Post, Versions, OperationClass.Write, () => WorkflowsJson.Default.PublishWorkflowVersion);

    /// <summary>Lists a workflow's versions.</summary>
    public static Operation<ListWorkflowVersions> ListVersions { get; } =
        new("list_workflow_versions", HttpMethod.Get, Versions, OperationClass.Read, () => WorkflowsJson.Default.ListWorkflowVersions);

    /// <summary>Reads one version of a workflow.</summary>
    public static Operation<GetWorkflowVersion> GetVersion { get; } =
        new("get_workflow_version", HttpMethod.Get, Versions + "/{version_number}", OperationClass.Read,
            () => WorkflowsJson.Default.GetWorkflowVersion);

    /// <summary>Lists the kinds of node that a workflow may be made of.</summary>
    public static Operation<GetWorkflowNodeTypes> GetNodeTypes { get; } =
        new("get_workflow_node_types", HttpMethod.Get, Workflows + "/node-types", OperationClass.Read,
            () => WorkflowsJson.Default.GetWorkflowNodeTypes);

    private const string Runs = "/v3/workflow-runs";
    private const string Run = Runs + "/{run_id}";

    /// <summary>Runs a published version; costs what its nodes cost.</summary>
    public static Operation<CreateWorkflowRun> CreateRun { get; } =
        new("create_workflow_run", HttpMethod.Post, Runs, OperationClass.Create, () => WorkflowsJson.Default.CreateWorkflowRun)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists runs.</summary>
    public static Operation<ListWorkflowRuns> ListRuns { get; } =
        new("list_workflow_runs", HttpMethod.Get, Runs, OperationClass.Read, () => WorkflowsJson.Default.ListWorkflowRuns);

    /// <summary>Reads a run: its state and what it has made.</summary>
    public static Operation<GetWorkflowRun> GetRun { get; } =
        new("get_workflow_run", HttpMethod.Get, Run, OperationClass.Read, () => WorkflowsJson.Default.GetWorkflowRun);

    /// <summary>Lists the nodes of a run.</summary>
    public static Operation<ListWorkflowRunNodes> ListRunNodes { get; } =
        new("list_workflow_run_nodes", HttpMethod.Get, Run + "/nodes", OperationClass.Read, () => WorkflowsJson.Default.ListWorkflowRunNodes);

    /// <summary>Ends a run for good.</summary>
    public static Operation<CancelWorkflowRun> CancelRun { get; } =
        new("cancel_workflow_run", HttpMethod.Post, Run + "/cancel", OperationClass.Write, () => WorkflowsJson.Default.CancelWorkflowRun);
}

/// <summary>Runs of workflows.</summary>
internal static class WorkflowKinds
{
    public static JobKind WorkflowRun { get; } = new()
    {
        Name = "workflow_run",
        Noun = "workflow run",
        Read = WorkflowOperations.GetRun,
        IdArgument = "run_id",
        Success = ["succeeded"],
        Failure = ["partial", "failed", "canceled"],
        FailureFields = ["status"],
        UsualDuration = TimeSpan.FromMinutes(5),
        SettledBy = new SettledBy { ChargedWhenFailed = true },
        WhenFailed = "What its nodes did is charged. get_workflow_run still has the outputs of a partial run, list_workflow_run_nodes says which node failed.",
        WhenCompleted = "outputs holds what the run made; list_workflow_run_nodes tells which node made what.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [WorkflowRun];
}

/// <summary>
/// Tools of HeyGen's group <c>workflow</c>. The reference knows names, ids and states only, so its lists are shown whole instead of by chosen fields,
/// and what it does not name can be passed all the same.
/// </summary>
internal static class WorkflowTools
{
    public static ToolDefinition CreateRun { get; } = new()
    {
        Name = "create_workflow_run",
        Title = "Run a workflow",
        Description = "Runs a published version of a workflow and waits for it. Costs what its nodes cost.",
        Keywords = "start execute automation pipeline again",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_workflow_run"),
        Operation = WorkflowOperations.CreateRun,
        Job = new StartedJob(WorkflowKinds.WorkflowRun, "id"),
        LookForWorkWith = "list_workflow_runs",
    };

    public static ToolDefinition CancelRun { get; } = new()
    {
        Name = "cancel_workflow_run",
        Title = "Cancel a workflow run",
        Description = "Ends a running workflow run for good.",
        Keywords = "stop abort automation",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Deletes,
        Operation = WorkflowOperations.CancelRun,
    };

    public static ToolDefinition GetRun { get; } = new()
    {
        Name = "get_workflow_run",
        Title = "Get a workflow run",
        Description = "Reads one run: status and outputs.",
        Keywords = "automation pipeline result progress",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.GetRun,
    };

    public static ToolDefinition ListRuns { get; } = new()
    {
        Name = "list_workflow_runs",
        Title = "List workflow runs",
        Description = "Lists runs of workflows.",
        Keywords = "automation pipeline history automations running earlier",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.ListRuns,
    };

    public static ToolDefinition ListRunNodes { get; } = new()
    {
        Name = "list_workflow_run_nodes",
        Title = "List a run's nodes",
        Description = "Lists the nodes of a run and how far each is.",
        Keywords = "automation pipeline steps failed step results",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.ListRunNodes,
    };

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_workflow",
        Title = "Create a workflow",
        Description = "Creates a workflow from a graph of nodes and publishes its first version.",
        Keywords = "automation pipeline build new graph steps",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.None,
        Operation = WorkflowOperations.Create,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_workflow_definitions",
        Title = "List workflows",
        Description = "Lists workflows.",
        Keywords = "automation pipeline automations",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.List,
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_workflow",
        Title = "Get a workflow",
        Description = "Reads one workflow.",
        Keywords = "automation pipeline draft graph",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.Get,
    };

    public static ToolDefinition UpdateDraft { get; } = new()
    {
        Name = "update_workflow_draft",
        Title = "Change a workflow's draft",
        Description = "Changes a workflow's draft. Give the changed fields as get_workflow shows them, and its revision as expected_revision.",
        Keywords = "automation pipeline edit graph",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.None,
        Operation = WorkflowOperations.UpdateDraft,
    };

    public static ToolDefinition PublishVersion { get; } = new()
    {
        Name = "publish_workflow_version",
        Title = "Publish a workflow version",
        Description = "Publishes a workflow as a new version, which cannot be changed afterwards.",
        Keywords = "automation pipeline release",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.None,
        Operation = WorkflowOperations.PublishVersion,
    };

    public static ToolDefinition ListVersions { get; } = new()
    {
        Name = "list_workflow_versions",
        Title = "List a workflow's versions",
        Description = "Lists the published versions of a workflow.",
        Keywords = "automation pipeline history revisions",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.ListVersions,
    };

    public static ToolDefinition GetVersion { get; } = new()
    {
        Name = "get_workflow_version",
        Title = "Get a workflow version",
        Description = "Reads one published version of a workflow.",
        Keywords = "automation pipeline graph revision",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.GetVersion,
    };

    public static ToolDefinition GetNodeTypes { get; } = new()
    {
        Name = "get_workflow_node_types",
        Title = "List node types",
        Description = "Lists the types of node that a workflow's graph may hold.",
        Keywords = "automation pipeline blocks building steps available",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = WorkflowOperations.GetNodeTypes,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        CreateRun, CancelRun, GetRun, ListRuns, ListRunNodes, Create, List, Get, UpdateDraft, PublishVersion, ListVersions, GetVersion, GetNodeTypes,
    ];
}

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CancelWorkflowRun))]
[JsonSerializable(typeof(CreateWorkflow))]
[JsonSerializable(typeof(CreateWorkflowRun))]
[JsonSerializable(typeof(GetWorkflow))]
[JsonSerializable(typeof(GetWorkflowNodeTypes))]
[JsonSerializable(typeof(GetWorkflowRun))]
[JsonSerializable(typeof(GetWorkflowVersion))]
[JsonSerializable(typeof(ListWorkflowDefinitions))]
[JsonSerializable(typeof(ListWorkflowRunNodes))]
[JsonSerializable(typeof(ListWorkflowRuns))]
[JsonSerializable(typeof(ListWorkflowVersions))]
[JsonSerializable(typeof(PublishWorkflowVersion))]
[JsonSerializable(typeof(UpdateWorkflowDraft))]
internal sealed partial class WorkflowsJson : JsonSerializerContext;
