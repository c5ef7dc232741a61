using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The API's group <c>video_translation</c>.</summary>
internal sealed class VideoTranslationOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
