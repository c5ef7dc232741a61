using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.FillerWordRemovals;

/// <summary>The API's group <c>filler_word_removal</c>.</summary>
internal sealed class FillerWordRemovalOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
