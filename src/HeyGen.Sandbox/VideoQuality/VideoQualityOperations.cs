using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.VideoQuality;

/// <summary>The API's group <c>video_quality</c>.</summary>
internal sealed class VideoQualityOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
