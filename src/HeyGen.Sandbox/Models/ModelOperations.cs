using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Models;

/// <summary>The API's group <c>model</c>.</summary>
internal sealed class ModelOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
