namespace HeyGen.McpServer.Tools.Podcasts;

/// <summary>Tools of HeyGen's group <c>podcast</c>: podcasts of two speakers; preview.</summary>
internal static class PodcastTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
