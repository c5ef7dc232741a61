using System.Collections.Concurrent;
using HeyGen.McpServer.Mcp.Apps;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Schemas;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>
/// Makes the tools that are served out of a selection. Over HTTP each request may have a selection of its own, so a manifest is read once only.
/// </summary>
internal sealed class SelectedTools(ToolCallPipeline pipeline, IToolCatalog catalog, ToolSelection all, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Tool> listings = new(StringComparer.Ordinal);

    public ServedTools All() => Of(all);

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

/// <summary>The tools that one request sees.</summary>
/// <param name="Listed">What <c>tools/list</c> shows, in this order: a list whose order changes spoils the prompt caches of every client.</param>
/// <param name="Find">Finds a tool that can be called, listed or not.</param>
internal sealed record ServedTools(IReadOnlyList<McpServerTool> Listed, Func<string, McpServerTool?> Find)
{
    public ServedTools(IReadOnlyList<McpServerTool> listed)
        : this(listed, name => listed.FirstOrDefault(tool => tool.ProtocolTool.Name == name))
    {
    }

    /// <summary>For a request of which it is not known what it may see.</summary>
    public static ServedTools Nothing { get; } = new([]);

    /// <summary>Says of a name that no tool has what was probably meant.</summary>
    public Func<string, string> DescribeUnknown { get; init; } = name => $"Unknown tool: {name}";
}

/// <summary>Words a tool for <c>tools/list</c>.</summary>
internal static class ListedTool
{
    public static Tool From(ToolDefinition tool) => From(ToolManifests.Read(tool.Name), tool);

    public static Tool From(ToolManifest manifest, ToolDefinition tool) => new()
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
        Meta = AppsExtension.Meta(tool),
    };
}
