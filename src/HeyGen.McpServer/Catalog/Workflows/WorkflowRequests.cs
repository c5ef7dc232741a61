namespace HeyGen.McpServer.Catalog.Workflows;

internal sealed record CreateWorkflow(
    [Description("Name of the workflow; none of the account's may have it already."), StringLength(256, MinimumLength = 1)] string Name,
    [Description("Graph of nodes; get_workflow_node_types tells which nodes there are.")] JsonElement ProductGraph) : OpenRequest;

internal sealed record ListWorkflowDefinitions : OpenRequest;

internal sealed record GetWorkflow([Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId) : OpenRequest;

internal sealed record UpdateWorkflowDraft(
    [Description("Id of the workflow whose draft changes, from list_workflow_definitions.")] string WorkflowId) : OpenRequest;

internal sealed record PublishWorkflowVersion([Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId) : OpenRequest;

internal sealed record ListWorkflowVersions([Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId) : OpenRequest;

internal sealed record GetWorkflowVersion(
    [Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId,
    [Description("Number of the version, from list_workflow_versions.")] string VersionNumber) : OpenRequest;

internal sealed record GetWorkflowNodeTypes : OpenRequest;

internal sealed record CreateWorkflowRun : OpenRequest
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }

    [Description("Number of a published version, from list_workflow_versions.")]
    public int? VersionNumber { get; init; }

    [Description("What the workflow asks for, by the names in its graph.")]
    public JsonElement? Inputs { get; init; }
}

internal sealed record ListWorkflowRuns : OpenRequest;

internal sealed record GetWorkflowRun([Description("Id of the run, from create_workflow_run or list_workflow_runs.")] string RunId) : OpenRequest;

internal sealed record ListWorkflowRunNodes([Description("Id of the run, from create_workflow_run or list_workflow_runs.")] string RunId) : OpenRequest;

internal sealed record CancelWorkflowRun([Description("Id of the running run.")] string RunId) : OpenRequest;
