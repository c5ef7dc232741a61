namespace HeyGen.McpServer.Tools.Folders;

/// <summary>Tools of HeyGen's group <c>folder</c>: folders for videos and assets.</summary>
internal static class FolderTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
