using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Mcp.Tasks;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Webhooks;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// What a transport needs to serve MCP. Made once and shared by every session and request: over HTTP the SDK builds its options anew for each
/// session, and for each request of a 2026-07-28 client, so <see cref="Apply"/> must only hand over what already exists.
/// </summary>
/// <param name="ServerInfo">The name and version that clients show.</param>
/// <param name="Instructions">What a model must know first; part of every conversation.</param>
/// <param name="Tools">The tools that are served where a request asks for nothing less.</param>
/// <param name="LoggerFactory">Where logs go. Over stdio it must write to standard error, for standard output carries the protocol.</param>
internal sealed record McpServing(
    Implementation ServerInfo,
    string Instructions,
    ServedTools Tools,
    ILoggerFactory LoggerFactory)
{
    /// <summary>Everything that <c>resources/read</c> can reach.</summary>
    public McpServerResourceCollection Resources { get; init; } = [];

    /// <summary>The tools that are served to a request which asks for fewer.</summary>
    public Func<SelectionFilter, ServedTools> Narrow { get; init; } = _ => ServedTools.Nothing;

    /// <summary>Finds what keeps the server from doing all it should, in one sentence for people; null where nothing outside can.</summary>
    public Func<CancellationToken, Task<string?>>? FindTrouble { get; init; }

    /// <summary>Takes HeyGen's webhooks; null where none can come.</summary>
    public Func<Task<WebhookReceiver>>? WebhookReceiver { get; init; }

    public WebhookCounts WebhookCounts { get; init; } = new();

    /// <summary>How many jobs somebody waits for.</summary>
    public Func<int> JobsWatched { get; init; } = () => 0;

    /// <summary>Answers calls with tasks, for clients that take them.</summary>
    public TasksExtension? Tasks { get; init; }

    /// <summary>Fills fresh options of one session or request.</summary>
    /// <param name="options">The options.</param>
    /// <param name="current">The tools that the current request sees.</param>
    public void Apply(McpServerOptions options, Func<ServedTools> current)
    {
        options.ServerInfo = ServerInfo;
        options.ServerInstructions = Instructions;
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
