using System.Collections.Concurrent;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>Makes the tools that are served out of a selection. Over HTTP each request may have a selection of its own, so a manifest is read once only.</summary>
internal sealed class SelectedTools(ToolCallPipeline pipeline, IToolCatalog catalog, ToolSelection all, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Tool> listings = new(StringComparer.Ordinal);

    /// <summary>The tools of the server's settings.</summary>
    public ServedTools All() => Of(all);

    /// <summary>Fewer of them, for a request that asks for fewer.</summary>
    public ServedTools Narrowed(SelectionFilter filter) => Of(all.Narrow(filter, catalog));

    private ServedTools Of(ToolSelection selection)
    {
        McpTool Serve(ToolDefinition definition) => new(definition, pipeline, selection, Listing, time);
        return new ServedTools([.. selection.Listed.Select(Serve)], name => selection.Find(name) is { } definition ? Serve(definition) : null)
        {
            DescribeUnknown = catalog.DescribeUnknown,
        };
    }

    private Tool Listing(ToolDefinition definition) => listings.GetOrAdd(definition.Name, static (_, tool) => ListedTool.From(tool), definition);
}
