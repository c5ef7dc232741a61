using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Assets;

/// <summary>The API's group <c>direct uploads</c>.</summary>
internal sealed class DirectUploadOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
