using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Podcasts;

/// <summary>The API's group <c>podcast</c>.</summary>
internal sealed class PodcastOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
