using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Lipsyncs;

/// <summary>The API's group <c>lipsync</c>.</summary>
internal sealed class LipsyncOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
