namespace HeyGen.McpServer.Catalog.Workflows;

internal sealed record CreateWorkflow
{
    [Description("Name of the workflow; none of the account's may have it already."), StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    [Description("The graph of nodes.")]
    [OpenInList("Graph: schema_version 1.0.0, inputs, nodes, outputs. find_tools with create_workflow.product_graph shows it.")]
    public required ProductGraph ProductGraph { get; init; }

    [Description("Values of your own that HeyGen keeps with the workflow."), RareField]
    public JsonElement? Meta { get; init; }
}

internal sealed record ProductGraph
{
    [Description("Version of the form: 1.0.0.")]
    public required string SchemaVersion { get; init; }

    [Description("What a run is given, by name.")]
    public IReadOnlyDictionary<string, WorkflowInput>? Inputs { get; init; }

    [Description("The nodes.")]
    public IReadOnlyList<WorkflowNode>? Nodes { get; init; }

    [Description("What a run hands out, by name.")]
    public IReadOnlyDictionary<string, WorkflowOutput>? Outputs { get; init; }
}

internal sealed record WorkflowInput(
    [Description("What it is."), AllowedValues("text", "json", "video", "image", "audio", "avatar")] string Type,
    [Description("A run must be given it."), DefaultValue(true)] bool? Required = null);

internal sealed record WorkflowNode
{
    [Description("Name of the node in this graph."), RegularExpression("^[a-zA-Z][a-zA-Z0-9_]{0,63}$")]
    public required string Id { get; init; }

    [Description("A family of get_workflow_node_types.")]
    public required string Type { get; init; }

    [Description("A variant of the family, where it has several.")]
    public string? Variant { get; init; }

    [Description("Settings, as the variant's config_schema says.")]
    public JsonElement? Config { get; init; }

    [Description("Ids of nodes that must end first.")]
    public IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>Open, because a literal's value may be of any type, which no schema that every host reads can say.</summary>
    [Description(
        "By input port: {kind: literal, value}, {kind: node_output, node_id, port}, {kind: run_input, name}, {kind: object, fields}, {kind: list, items}.")]
    public IReadOnlyDictionary<string, JsonElement>? Bindings { get; init; }
}

internal sealed record WorkflowOutput(
    [Description("Id of the node that makes it."), RegularExpression("^[a-zA-Z][a-zA-Z0-9_]{0,63}$")] string NodeId,
    [Description("The node's output port."), RegularExpression("^[a-zA-Z][a-zA-Z0-9_]{0,63}$")] string Port);

internal sealed record ListWorkflowDefinitions([Description("Workflows a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetWorkflow([Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId);

internal sealed record UpdateWorkflowDraft(
    [Description("Id of the workflow whose draft changes, from list_workflow_definitions.")] string WorkflowId,
    [Description("The whole new graph, as in create_workflow."), OpenInList("The whole new graph, as in create_workflow.")] ProductGraph ProductGraph,
    [Description("draft_revision of get_workflow."), Range(0, double.PositiveInfinity)] int ExpectedRevision);

internal sealed record PublishWorkflowVersion(
    [Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId,
    [Description("The whole graph, as in create_workflow; the draft is not read.")]
    [OpenInList("The whole graph, as in create_workflow; the draft is not read.")]
    ProductGraph ProductGraph);

internal sealed record ListWorkflowVersions(
    [Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId,
    [Description("Versions a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetWorkflowVersion(
    [Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId,
    [Description("Number of the version, from list_workflow_versions.")] int VersionNumber);

internal sealed record CreateWorkflowRun
{
    [Description("Id of the workflow, from list_workflow_definitions.")]
    public required string WorkflowId { get; init; }

    [Description("Number of a published version, from list_workflow_versions; the latest when left out."), Range(1, double.PositiveInfinity)]
    public int? VersionNumber { get; init; }

    [Description("What the workflow asks for, by the names in its graph.")]
    public JsonElement? Inputs { get; init; }
}

internal sealed record ListWorkflowRuns(
    [Description("Id of the workflow, from list_workflow_definitions.")] string WorkflowId,
    [Description("Runs a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetWorkflowRun([Description("Id of the run, from create_workflow_run or list_workflow_runs.")] string RunId);

internal sealed record ListWorkflowRunNodes(
    [Description("Id of the run, from create_workflow_run or list_workflow_runs.")] string RunId,
    [Description("Nodes a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record CancelWorkflowRun([Description("Id of the running run.")] string RunId);
