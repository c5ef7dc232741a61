namespace HeyGen.McpServer.Tools.HyperFrames;

/// <summary>Tools of HeyGen's group <c>hyperframes</c>: videos rendered from web compositions.</summary>
internal static class HyperFramesTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
