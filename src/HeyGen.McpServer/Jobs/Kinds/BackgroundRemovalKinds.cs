namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Removals of backgrounds.</summary>
internal static class BackgroundRemovalKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
