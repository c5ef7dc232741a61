using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>The API's group <c>background_removal</c>.</summary>
internal sealed class BackgroundRemovalOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
