namespace HeyGen.McpServer.Tools.BackgroundRemovals;

/// <summary>Tools of HeyGen's group <c>background_removal</c>: footage freed of its background; preview.</summary>
internal static class BackgroundRemovalTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
