using System.Text.Json;

namespace HeyGen.Client;

/// <summary>
/// Operations on workflows and their runs. The reference knows names, ids and states only: requests pass on what they are given, and answers of
/// unknown shape are JSON as it came.
/// </summary>
public static class WorkflowOperations
{
    private const string Workflows = "/v3/workflows";
    private const string Workflow = Workflows + "/{workflow_id}";
    private const string Versions = Workflow + "/versions";

    /// <summary>Creates a workflow and publishes its first version.</summary>
    public static Operation<CreateWorkflow, JsonElement> Create { get; } =
        new("create_workflow", HttpMethod.Post, Workflows, OperationClass.Write, json => json.CreateWorkflow, json => json.JsonElement);

    /// <summary>Lists workflows.</summary>
    public static Operation<ListWorkflowDefinitions, JsonElement> List { get; } =
        new("list_workflow_definitions", HttpMethod.Get, Workflows, OperationClass.Read, json => json.ListWorkflowDefinitions, json => json.JsonElement);

    /// <summary>Reads a workflow.</summary>
    public static Operation<GetWorkflow, JsonElement> Get { get; } =
        new("get_workflow", HttpMethod.Get, Workflow, OperationClass.Read, json => json.GetWorkflow, json => json.JsonElement);

    /// <summary>Changes a workflow's draft.</summary>
    public static Operation<UpdateWorkflowDraft, JsonElement> UpdateDraft { get; } =
        new("update_workflow_draft", HttpMethod.Patch, Workflow, OperationClass.Write, json => json.UpdateWorkflowDraft, json => json.JsonElement);

    /// <summary>Publishes a version, which never changes afterwards.</summary>
    public static Operation<PublishWorkflowVersion, JsonElement> PublishVersion { get; } =
        new("publish_workflow_version", HttpMethod.Post, Versions, OperationClass.Write, json => json.PublishWorkflowVersion, json => json.JsonElement);

    /// <summary>Lists a workflow's versions.</summary>
    public static Operation<ListWorkflowVersions, JsonElement> ListVersions { get; } =
        new("list_workflow_versions", HttpMethod.Get, Versions, OperationClass.Read, json => json.ListWorkflowVersions, json => json.JsonElement);

    /// <summary>Reads one version of a workflow.</summary>
    public static Operation<GetWorkflowVersion, JsonElement> GetVersion { get; } =
        new("get_workflow_version", HttpMethod.Get, Versions + "/{version_number}", OperationClass.Read,
            json => json.GetWorkflowVersion, json => json.JsonElement);

    /// <summary>Lists the kinds of node that a workflow may be made of.</summary>
    public static Operation<GetWorkflowNodeTypes, JsonElement> GetNodeTypes { get; } =
        new("get_workflow_node_types", HttpMethod.Get, Workflows + "/node-types", OperationClass.Read,
            json => json.GetWorkflowNodeTypes, json => json.JsonElement);

    private const string Runs = "/v3/workflow-runs";
    private const string Run = Runs + "/{run_id}";

    /// <summary>Runs a published version; costs what its nodes cost.</summary>
    public static Operation<CreateWorkflowRun, WorkflowRun> CreateRun { get; } =
        new("create_workflow_run", HttpMethod.Post, Runs, OperationClass.Create, json => json.CreateWorkflowRun, json => json.WorkflowRun)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists runs.</summary>
    public static Operation<ListWorkflowRuns, JsonElement> ListRuns { get; } =
        new("list_workflow_runs", HttpMethod.Get, Runs, OperationClass.Read, json => json.ListWorkflowRuns, json => json.JsonElement);

    /// <summary>Reads a run: its state and what it has made.</summary>
    public static Operation<GetWorkflowRun, WorkflowRun> GetRun { get; } =
        new("get_workflow_run", HttpMethod.Get, Run, OperationClass.Read, json => json.GetWorkflowRun, json => json.WorkflowRun);

    /// <summary>Lists the nodes of a run.</summary>
    public static Operation<ListWorkflowRunNodes, JsonElement> ListRunNodes { get; } =
        new("list_workflow_run_nodes", HttpMethod.Get, Run + "/nodes", OperationClass.Read, json => json.ListWorkflowRunNodes, json => json.JsonElement);

    /// <summary>Ends a run for good.</summary>
    public static Operation<CancelWorkflowRun, JsonElement> CancelRun { get; } =
        new("cancel_workflow_run", HttpMethod.Post, Run + "/cancel", OperationClass.Write, json => json.CancelWorkflowRun, json => json.JsonElement);
}
