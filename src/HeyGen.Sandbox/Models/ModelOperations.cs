using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Models;

/// <summary>The API's group <c>model</c>: clips, voices and speech of HeyGen's own models.</summary>
internal sealed class ModelOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } =
        new Dictionary<string, OperationHandler>([.. ModelVideoOperations.Handlers, .. ModelVoiceOperations.Handlers, .. ModelSpeech.Handlers]);
}
