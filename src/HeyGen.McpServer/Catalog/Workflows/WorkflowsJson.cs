using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Workflows;

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
