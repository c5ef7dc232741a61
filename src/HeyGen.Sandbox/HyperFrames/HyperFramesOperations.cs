using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.HyperFrames;

/// <summary>The API's group <c>hyperframes</c>.</summary>
internal sealed class HyperFramesOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
