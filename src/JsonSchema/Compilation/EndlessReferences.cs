using JsonSchema.Evaluation;

namespace JsonSchema.Compilation;

/// <summary>
/// Refuses schemas that lead back to themselves without stepping into the value, such as <c>{"$ref": "#"}</c>. The specification forbids
/// them (core 9.4.1), and judging any value by one would never end. Done once here, it costs nothing when values are judged.
/// </summary>
internal static class EndlessReferences
{
    /// <exception cref="InvalidSchemaException">There is such a circle.</exception>
    public static void Refuse(IEnumerable<SchemaNode> nodes)
    {
        var finished = new HashSet<SchemaNode>();
        foreach (var node in nodes)
            Visit(node, [], finished);
    }

    private static void Visit(SchemaNode node, HashSet<SchemaNode> above, HashSet<SchemaNode> finished)
    {
        if (finished.Contains(node))
            return;
        if (!above.Add(node))
            throw new InvalidSchemaException(node.Pointer, "the schema refers to itself for the same value, which would never end");
        foreach (var next in node.Keywords.SelectMany(keyword => keyword.InPlace))
            Visit(next, above, finished);
        above.Remove(node);
        finished.Add(node);
    }
}
