using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Workflows;

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
