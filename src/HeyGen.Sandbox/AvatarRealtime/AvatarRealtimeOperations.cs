using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.AvatarRealtime;

/// <summary>The API's group <c>avatar_realtime</c>.</summary>
internal sealed class AvatarRealtimeOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
