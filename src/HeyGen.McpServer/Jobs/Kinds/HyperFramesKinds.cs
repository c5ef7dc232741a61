namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Renders of web compositions.</summary>
internal static class HyperFramesKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
