namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Removals of filler words.</summary>
internal static class FillerWordRemovalKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
