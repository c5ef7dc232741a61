using System.Collections.Concurrent;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp;

/// <summary>Makes the tools that are served out of an offer. Over HTTP each request may have an offer of its own, so a manifest is read once only.</summary>
internal sealed class SelectedTools(CallPipeline pipeline, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Tool> listings = new();

    public ServedTools Of(ToolSelection offer)
    {
        McpTool Serve(ToolDefinition definition) => new(definition, pipeline, offer, Listing, time);
        return new ServedTools([.. offer.Listed.Select(Serve)], name => offer.Find(name) is { } definition ? Serve(definition) : null)
        {
            DescribeUnknown = ToolCatalog.UnknownTool,
        };
    }

    private Tool Listing(ToolDefinition definition) => listings.GetOrAdd(definition.Name, static (_, tool) => ListedTool.From(tool), definition);
}
