namespace HeyGen.McpServer.Tools.Assets;

/// <summary>Tools of HeyGen's group <c>asset</c>: files kept at HeyGen.</summary>
internal static class AssetTools
{
    public static IReadOnlyList<ToolDefinition> All { get; } = [];
}
