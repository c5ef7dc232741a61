namespace HeyGen.McpServer.Tools.VideoQuality;

/// <summary>Tools of HeyGen's group <c>video_quality</c>: comparisons of the quality of two videos; preview.</summary>
internal static class VideoQualityTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
