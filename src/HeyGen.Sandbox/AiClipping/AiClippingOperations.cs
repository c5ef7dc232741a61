using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.AiClipping;

/// <summary>The API's group <c>ai_clipping</c>.</summary>
internal sealed class AiClippingOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
