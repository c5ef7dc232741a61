namespace HeyGen.McpServer.Tools.Templates;

/// <summary>Tools of HeyGen's group <c>template</c>: videos made from a template with variables.</summary>
internal static class TemplateTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
