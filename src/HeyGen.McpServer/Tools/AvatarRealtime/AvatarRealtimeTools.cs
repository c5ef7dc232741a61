namespace HeyGen.McpServer.Tools.AvatarRealtime;

/// <summary>Tools of HeyGen's group <c>avatar_realtime</c>: live streams of a speaking avatar; preview.</summary>
internal static class AvatarRealtimeTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
