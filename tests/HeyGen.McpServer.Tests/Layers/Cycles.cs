namespace HeyGen.McpServer.Tests.Layers;

/// <summary>Finds what reaches itself in a graph, by Tarjan's strongly connected components.</summary>
internal sealed class Cycles
{
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> graph;
    private readonly Dictionary<string, int> order = [];
    private readonly Dictionary<string, int> lowest = [];
    private readonly Stack<string> path = [];
    private readonly List<IReadOnlyList<string>> found = [];

    private Cycles(IReadOnlyDictionary<string, IReadOnlySet<string>> graph) => this.graph = graph;

    /// <returns>The groups of two or more nodes that all reach each other, the largest first.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyDictionary<string, IReadOnlySet<string>> graph)
    {
        var cycles = new Cycles(graph);
        foreach (var node in graph.Keys.Where(node => !cycles.order.ContainsKey(node)).ToList())
            cycles.Visit(node);

        return [.. cycles.found.OrderByDescending(group => group.Count)];
    }

    private void Visit(string node)
    {
        if (order.ContainsKey(node))
            return;

        order[node] = lowest[node] = order.Count;
        path.Push(node);
        foreach (var next in graph.GetValueOrDefault(node) ?? new HashSet<string>())
        {
            Visit(next);
            if (path.Contains(next))
                lowest[node] = Math.Min(lowest[node], lowest[next]);
        }

        if (lowest[node] == order[node])
            Close(node);
    }

    private void Close(string node)
    {
        var group = new List<string>();
        do
        {
            group.Add(path.Pop());
        }
        while (group[^1] != node);

        if (group.Count > 1)
            found.Add([.. group.Order(StringComparer.Ordinal)]);
    }
}
