namespace HeyGen.McpServer.Tools.Workflows;

/// <summary>Tools of HeyGen's group <c>workflow</c>: chains of steps that run as one; preview.</summary>
internal static class WorkflowTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
