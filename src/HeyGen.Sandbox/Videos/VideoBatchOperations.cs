using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Videos;

/// <summary>The API's group <c>batches of videos</c>.</summary>
internal sealed class VideoBatchOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
