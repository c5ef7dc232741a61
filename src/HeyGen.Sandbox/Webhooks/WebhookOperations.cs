using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>The API's group <c>webhook</c>.</summary>
internal sealed class WebhookOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
