namespace HeyGen.McpServer.Model;

/// <summary>The tools that one caller has: those of the server's settings, less what the caller itself left out.</summary>
/// <param name="Listed">What <c>tools/list</c> shows.</param>
/// <param name="Reachable">What can be called; more than is listed, because the default list is kept short.</param>
internal sealed record ToolSelection(IReadOnlyList<ToolDefinition> Listed, IReadOnlyList<ToolDefinition> Reachable)
{
    /// <summary>For a caller of whom nothing is known: it reaches no tool through another one.</summary>
    public static ToolSelection Nothing { get; } = new([], []);

    /// <summary>The tool of this name or alias, if it can be called; also under the prefix by which a host tells it from other servers' tools.</summary>
    public ToolDefinition? Find(string name) =>
        Reachable.FirstOrDefault(tool => tool.Name == name || tool.Aliases.Contains(name))
        ?? (WithoutPrefix(name) is var own && own != name ? Find(own) : null);

    /// <summary><c>list_voices</c> of <c>mcp__heygen__list_voices</c>, <c>heygen.list_voices</c> or <c>heygen/list_voices</c>, as hosts show it to models.</summary>
    public static string WithoutPrefix(string name)
    {
        var own = name[(name.LastIndexOfAny(['.', ':', '/']) + 1)..];
        return own[(own.LastIndexOf("__", StringComparison.Ordinal) is var marks and >= 0 ? marks + 2 : 0)..];
    }

    /// <summary>
    /// Less of the same. Toolsets that are named here replace those of the settings in the list, but nothing can be called that could not be called before.
    /// </summary>
    public ToolSelection Narrow(SelectionFilter filter, IToolCatalog catalog)
    {
        var wanted = catalog.Select(filter.Toolsets, filter.ReadOnly);
        var reachable = Reachable.Intersect(wanted.Reachable).ToList();
        return new ToolSelection([.. reachable.Intersect(filter.Toolsets.Count == 0 ? Listed : wanted.Listed)], reachable);
    }
}

/// <summary>What a caller wants left out.</summary>
/// <param name="Toolsets">The toolsets to keep; empty for all that the server has.</param>
/// <param name="ReadOnly">Keep only what changes nothing.</param>
internal sealed record SelectionFilter(IReadOnlyList<string> Toolsets, bool ReadOnly);
