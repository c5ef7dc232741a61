namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Live streams.</summary>
internal static class AvatarRealtimeKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
