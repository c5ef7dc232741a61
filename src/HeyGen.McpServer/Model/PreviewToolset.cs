namespace HeyGen.McpServer.Model;

/// <summary>The toolset of what HeyGen calls a preview, and may change: it is never listed unless asked for by name.</summary>
internal static class PreviewToolset
{
    public const string Name = "preview";
}
