using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Workflows;

internal sealed record CreateWorkflow : OpenRequest
{
    [Description("Name of the workflow; none of the account's may have it already."), StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("Graph of nodes; get_workflow_node_types tells which nodes there are.")]
    public required JsonElement ProductGraph { get; init; }
}

internal sealed record ListWorkflowDefinitions : OpenRequest;

internal sealed record GetWorkflow : OpenRequest
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }
}

internal sealed record UpdateWorkflowDraft : OpenRequest
{
    [Description("Id of the workflow whose draft changes, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }
}

/// <summary>Which workflow's draft to publish.</summary>
internal sealed record PublishWorkflowVersion : OpenRequest
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }
}

internal sealed record ListWorkflowVersions : OpenRequest
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }
}

internal sealed record GetWorkflowVersion : OpenRequest
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }

    [Description("Number of the version, from list_workflow_versions.")]
    public required string VersionNumber { get; init; }
}

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

internal sealed record GetWorkflowRun : OpenRequest
{
    [Description("Id of the run, from create_workflow_run or list_workflow_runs.")]
    public required string RunId { get; init; }
}

internal sealed record ListWorkflowRunNodes : OpenRequest
{
    [Description("Id of the run, from create_workflow_run or list_workflow_runs.")]
    public required string RunId { get; init; }
}

internal sealed record CancelWorkflowRun : OpenRequest
{
    [Description("Id of the running run.")]
    public required string RunId { get; init; }
}
