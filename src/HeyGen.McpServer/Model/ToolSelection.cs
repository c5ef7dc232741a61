using HeyGen.McpServer.Catalog;

namespace HeyGen.McpServer.Model;

/// <summary>The tools that one caller is offered: those of the server's settings, less what the caller himself left out.</summary>
/// <param name="Listed">What <c>tools/list</c> shows.</param>
/// <param name="Reachable">What can be called; more than is listed, because the default list is kept short.</param>
internal sealed record ToolSelection(IReadOnlyList<ToolDefinition> Listed, IReadOnlyList<ToolDefinition> Reachable)
{
    /// <summary>For a caller of whom nothing is known: it reaches no tool through another one.</summary>
    public static ToolSelection Nothing { get; } = new([], []);

    public static ToolSelection Of(ServerSettings settings) => new(ToolCatalog.Listed(settings), ToolCatalog.Reachable(settings));

    /// <summary>The tool of this name or alias, if it is offered.</summary>
    public ToolDefinition? Find(string name) => ToolCatalog.Find(name) is { } tool && Reachable.Contains(tool) ? tool : null;

    /// <summary>
    /// Less of the same. Toolsets that are named here replace those of the settings in the list, but nothing can be called that could not be called before.
    /// </summary>
    public ToolSelection Narrow(SelectionFilter narrowing)
    {
        var wanted = new ServerSettings { Toolsets = narrowing.Toolsets, ReadOnly = narrowing.ReadOnly };
        var reachable = Reachable.Intersect(ToolCatalog.Reachable(wanted)).ToList();
        return new ToolSelection([.. reachable.Intersect(narrowing.Toolsets.Count == 0 ? Listed : ToolCatalog.Listed(wanted))], reachable);
    }
}

/// <summary>What a caller wants left out of its offer.</summary>
/// <param name="Toolsets">The toolsets to keep; empty for all that the server offers.</param>
/// <param name="ReadOnly">Keep only what changes nothing.</param>
internal sealed record SelectionFilter(IReadOnlyList<string> Toolsets, bool ReadOnly);
