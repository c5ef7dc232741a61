using HeyGen.McpServer.Model;
using HeyGen.McpServer.Schemas;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>Words a tool for <c>tools/list</c>.</summary>
internal static class ListedTool
{
    public static Tool From(ToolDefinition tool) => From(ToolManifests.Read(tool.Name));

    public static Tool From(ToolManifest manifest) => new()
    {
        Name = manifest.Name,
        Title = manifest.Title,
        Description = manifest.Description,
        InputSchema = manifest.ListedSchema,
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = manifest.Annotations.ReadOnlyHint,
            DestructiveHint = manifest.Annotations.DestructiveHint,
            IdempotentHint = manifest.Annotations.IdempotentHint,
            OpenWorldHint = manifest.Annotations.OpenWorldHint,
        },
    };
}
