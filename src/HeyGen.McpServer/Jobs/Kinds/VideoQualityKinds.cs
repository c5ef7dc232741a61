namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Comparisons of videos, and batches of them.</summary>
internal static class VideoQualityKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
