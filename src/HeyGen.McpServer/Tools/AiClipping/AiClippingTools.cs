namespace HeyGen.McpServer.Tools.AiClipping;

/// <summary>Tools of HeyGen's group <c>ai_clipping</c>: short clips cut out of a long video.</summary>
internal static class AiClippingTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
