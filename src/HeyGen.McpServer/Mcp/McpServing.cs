using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Mcp.Tasks;
using HeyGen.McpServer.Model;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// What a transport needs to serve MCP. Made once and shared by every session and request: over HTTP the SDK builds its options anew for each
/// session, and for each request of a 2026-07-28 client, so <see cref="Apply"/> must only hand over what already exists.
/// </summary>
/// <param name="ServerInfo">The name and version that clients show.</param>
/// <param name="Tools">The tools that are served where a request asks for nothing less.</param>
internal sealed record McpServing(Implementation ServerInfo, ServedTools Tools)
{
    /// <summary>Everything that <c>resources/read</c> can reach.</summary>
    public McpServerResourceCollection Resources { get; init; } = [];

    /// <summary>The tools that are served to a request which asks for fewer.</summary>
    public Func<SelectionFilter, ServedTools> Narrow { get; init; } = _ => ServedTools.Nothing;

    /// <summary>Answers calls with tasks, for clients that take them.</summary>
    public TasksExtension? Tasks { get; init; }

    /// <summary>Fills fresh options of one session or request.</summary>
    /// <param name="options">The options.</param>
    /// <param name="current">The tools that the current request sees.</param>
    public void Apply(McpServerOptions options, Func<ServedTools> current)
    {
        options.ServerInfo = ServerInfo;
        options.ServerInstructions = ServerInstructions.Text;
        options.ResourceCollection = Resources;
        // Handlers, not the SDK's collection: that enumerates by hash, and is one for a whole session, in which each request may ask for fewer tools.
        options.Handlers.ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. current().Listed.Select(tool => tool.ProtocolTool)] });
#pragma warning disable MCPEXP002 // The only way to answer a call with a task.
        options.Handlers.CallToolWithAlternateHandler = async (request, cancellationToken) =>
        {
            var tools = current();
            // MCP wants a protocol error for an unknown tool.
            var tool = tools.Find(request.Params.Name)
                ?? throw new McpProtocolException(tools.DescribeUnknown(request.Params.Name), McpErrorCode.InvalidParams);
            return tool is McpTool ours && Tasks is { } tasks
                ? await tasks.CallAsync(ours, request, cancellationToken)
                : await tool.InvokeAsync(request, cancellationToken);
        };
#pragma warning restore MCPEXP002
        Tasks?.Apply(options, current);
        options.Filters.Message.IncomingFilters.Add(InitializeNegotiation.Filter);
    }
}
