namespace HeyGen.McpServer.Tools.Models;

/// <summary>Tools of HeyGen's group <c>model</c>: voices, speech and videos of generative models; preview.</summary>
internal static class ModelTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
