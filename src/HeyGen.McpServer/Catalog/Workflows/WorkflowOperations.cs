using System.Text.Json;
using HeyGen.Client;

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
