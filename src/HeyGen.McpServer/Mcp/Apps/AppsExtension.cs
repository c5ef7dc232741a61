using HeyGen.McpServer.Catalog;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Apps;

/// <summary>The extension MCP Apps (2026-01-26): which page belongs to a tool, and whether a client shows pages.</summary>
internal static class AppsExtension
{
    public const string Id = "io.modelcontextprotocol/ui";

    public const string MediaType = "text/html;profile=mcp-app";

    /// <summary>The key by which ChatGPT finds the page.</summary>
    private const string OpenAiKey = "openai/outputTemplate";

    /// <summary>The flat key of the extension's drafts, which some hosts still read.</summary>
    private const string DraftKey = "ui/resourceUri";

    /// <summary>A client that declares the extension shows pages, unless it lists media types and ours is not among them.</summary>
    public static bool IsDeclared(JsonRpcRequest request, ModelContextProtocol.Server.McpServer server)
    {
        var extensions = (request.Context?.ClientCapabilities ?? server.ClientCapabilities)?.Extensions;
        if (extensions?.TryGetValue(Id, out var declared) is not true)
            return false;

        return declared is not JsonElement { ValueKind: JsonValueKind.Object } settings
            || !settings.TryGetProperty("mimeTypes", out var types)
            || types.ValueKind is not JsonValueKind.Array
            || types.EnumerateArray().Any(type => type.ValueKind is JsonValueKind.String && type.GetString() == MediaType);
    }

    /// <summary>What <c>tools/list</c> says of a tool's page: every conversation pays for it, so the standard key alone.</summary>
    public static JsonObject? Meta(ToolDefinition? tool) =>
        AppPage.Of(tool) is { } page ? new JsonObject { ["ui"] = new JsonObject { ["resourceUri"] = page.Uri } } : null;

    /// <summary>The tool for a client that shows pages: with the keys that hosts of other conventions read.</summary>
    public static Tool ForHost(Tool tool) => AppPage.Of(ToolCatalog.Find(tool.Name)) is not { } page ? tool : new Tool
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = tool.InputSchema,
        Annotations = tool.Annotations,
        Meta = new JsonObject { ["ui"] = tool.Meta!["ui"]!.DeepClone(), [DraftKey] = page.Uri, [OpenAiKey] = page.Uri },
    };

    /// <summary>ChatGPT does not declare the extension in every version, and reads its own key.</summary>
    public static bool ShowsPages(RequestContext<ListToolsRequestParams> request) =>
        IsDeclared(request.JsonRpcRequest, request.Server)
        || (request.JsonRpcRequest.Context?.ClientInfo ?? request.Server.ClientInfo)?.Name.StartsWith("openai", StringComparison.OrdinalIgnoreCase) is true;
}
