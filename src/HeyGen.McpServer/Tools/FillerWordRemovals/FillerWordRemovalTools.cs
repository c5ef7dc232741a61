namespace HeyGen.McpServer.Tools.FillerWordRemovals;

/// <summary>Tools of HeyGen's group <c>filler_word_removal</c>: speech freed of filler words.</summary>
internal static class FillerWordRemovalTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
