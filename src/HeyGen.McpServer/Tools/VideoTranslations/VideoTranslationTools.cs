namespace HeyGen.McpServer.Tools.VideoTranslations;

/// <summary>Tools of HeyGen's group <c>video_translation</c>: videos dubbed into other languages, and the proofreading of their subtitles.</summary>
internal static class VideoTranslationTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
