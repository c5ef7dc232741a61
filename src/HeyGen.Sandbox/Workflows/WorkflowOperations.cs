using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Workflows;

/// <summary>The API's group <c>workflow</c>.</summary>
internal sealed class WorkflowOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
