using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The API's group <c>proofreads of translations</c>.</summary>
internal sealed class ProofreadOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
