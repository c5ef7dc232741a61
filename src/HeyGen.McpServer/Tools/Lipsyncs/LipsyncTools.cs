namespace HeyGen.McpServer.Tools.Lipsyncs;

/// <summary>Tools of HeyGen's group <c>lipsync</c>: new lip movements for existing footage.</summary>
internal static class LipsyncTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
