using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Hosting;

/// <summary>
/// What a transport needs to serve MCP. Made once and shared by every session and request: over HTTP the SDK builds its options anew for each
/// session, and for each request of a 2026-07-28 client, so <see cref="Apply"/> must only hand over what already exists.
/// </summary>
/// <param name="ServerInfo">The name and version that clients show.</param>
/// <param name="Instructions">What a model must know first; part of every conversation.</param>
/// <param name="Tools">Everything that <c>tools/list</c> shows.</param>
/// <param name="LoggerFactory">Where logs go. Over stdio it must write to standard error, for standard output carries the protocol.</param>
internal sealed record McpServing(
    Implementation ServerInfo,
    string Instructions,
    McpServerPrimitiveCollection<McpServerTool> Tools,
    ILoggerFactory LoggerFactory)
{
    /// <summary>Everything that <c>resources/read</c> can reach.</summary>
    public McpServerResourceCollection Resources { get; init; } = [];

    /// <summary>Finds a tool that can be called and is not listed.</summary>
    public Func<string, McpServerTool?> FindUnlistedTool { get; init; } = _ => null;

    /// <summary>Says of a name that no tool has what was probably meant.</summary>
    public Func<string, string> DescribeUnknownTool { get; init; } = name => $"Unknown tool: {name}";

    /// <summary>Fills fresh options of one session or request.</summary>
    public void Apply(McpServerOptions options)
    {
        options.ServerInfo = ServerInfo;
        options.ServerInstructions = Instructions;
        options.ToolCollection = Tools;
        options.ResourceCollection = Resources;
        // The SDK asks this handler for what is not in the collection. MCP wants a protocol error for an unknown tool.
        options.Handlers.CallToolHandler = (request, cancellationToken) => FindUnlistedTool(request.Params.Name) is { } unlisted
            ? unlisted.InvokeAsync(request, cancellationToken)
            : throw new McpProtocolException(DescribeUnknownTool(request.Params.Name), McpErrorCode.InvalidParams);
        options.Filters.Message.IncomingFilters.Add(InitializeNegotiation.Filter);
    }
}
