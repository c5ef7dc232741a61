namespace HeyGen.McpServer.Tools.Brands;

/// <summary>Tools of HeyGen's group <c>brand</c>: brand kits and glossaries.</summary>
internal static class BrandTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
