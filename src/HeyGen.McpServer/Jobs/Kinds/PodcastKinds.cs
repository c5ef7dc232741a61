namespace HeyGen.McpServer.Jobs.Kinds;

/// <summary>Podcasts.</summary>
internal static class PodcastKinds
{
    public static IReadOnlyList<JobKind> All { get; } = [];
}
