using JsonSchema.Evaluation;
using JsonSchema.Keywords;
using JsonSchema.Values;

namespace JsonSchema.Wording;

/// <summary>Says in a few words what a schema accepts: <c>a string</c>, <c>one of a, b</c>, <c>an object with type, url</c>.</summary>
internal static class Shape
{
    private const int MostNames = 6;
    private const int MostAlternatives = 6;

    // Schemas may be recursive; a few words need no more than this.
    private const int MaximumDepth = 4;

    public static string Of(SchemaNode node) => Of(node, MaximumDepth);

    /// <summary>The names of types, without what else the schema asks: <c>a string or null</c>.</summary>
    public static string OfTypes(JsonTypes types) => Join(TypeNames(types, [], 0));

    /// <summary>Alternatives that take more than a word to tell apart.</summary>
    public static string OfShapes(IEnumerable<SchemaNode> branches)
    {
        var shapes = Alternatives(branches, MaximumDepth);
        return shapes.Count == 1 ? shapes[0] : $"one of these shapes: {string.Join("; ", shapes)}";
    }

    private static string Of(SchemaNode node, int depth)
    {
        if (depth == 0)
            return "a value";
        var keywords = node.UnconditionalKeywords().ToList();
        if (keywords.OfType<ValuesKeyword>().FirstOrDefault() is { } values)
            return values.Expected;
        if (keywords.OfType<UnionKeyword>().FirstOrDefault() is { } union && !keywords.OfType<PropertiesKeyword>().Any())
            return Join(Alternatives(union.Branches, depth - 1), MostAlternatives);
        return node.Types switch
        {
            JsonTypes.Any => "a value",
            JsonTypes.None => "no value",
            var types => Join(TypeNames(types, keywords, depth)),
        };
    }

    private static List<string> Alternatives(IEnumerable<SchemaNode> branches, int depth) => [.. branches.Select(branch => Of(branch, depth)).Distinct()];

    private static string Join(List<string> alternatives, int most = int.MaxValue) => alternatives.Count > most
        ? $"{string.Join(", ", alternatives.Take(most))} or others"
        : alternatives.Count <= 1
            ? string.Concat(alternatives)
            : $"{string.Join(", ", alternatives.SkipLast(1))} or {alternatives[^1]}";

    private static List<string> TypeNames(JsonTypes types, List<Keyword> keywords, int depth)
    {
        var names = new List<string>();
        if (types.HasFlag(JsonTypes.String))
            names.Add("a string");
        if ((types & (JsonTypes.Number | JsonTypes.Integer)) != 0)
            names.Add(NumberRange.Describe(Noun(types), keywords.OfType<NumberRangeKeyword>()));
        if (types.HasFlag(JsonTypes.Boolean))
            names.Add("true or false");
        if (types.HasFlag(JsonTypes.Array))
            names.Add(OfList(keywords, depth));
        if (types.HasFlag(JsonTypes.Object))
            names.Add(OfObject(keywords));
        if (types.HasFlag(JsonTypes.Null))
            names.Add("null");
        return names;
    }

    /// <summary><c>an integer</c> when no other number will do.</summary>
    public static string Noun(JsonTypes types) => types.HasFlag(JsonTypes.Number) ? "a number" : "an integer";

    private static string OfList(List<Keyword> keywords, int depth)
    {
        var items = keywords.OfType<ItemsKeyword>().Select(keyword => keyword.Items).FirstOrDefault(node => node is not null);
        var item = items is null ? "a value" : Of(items, depth - 1);
        return item switch
        {
            "a value" => "a list",
            "a string" or "a number" or "an integer" or "an object" or "a list" => $"a list of {item[(item.IndexOf(' ', StringComparison.Ordinal) + 1)..]}s",
            _ => $"a list, each item {item}",
        };
    }

    private static string OfObject(List<Keyword> keywords)
    {
        var names = keywords.OfType<RequiredKeyword>().SelectMany(keyword => keyword.Names).Distinct().ToList();
        return names.Count is 0 or > MostNames ? "an object" : $"an object with {string.Join(", ", names)}";
    }
}
