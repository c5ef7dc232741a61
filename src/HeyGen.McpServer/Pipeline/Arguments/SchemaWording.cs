namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>Says in a few words what a schema accepts: <c>a string</c>, <c>one of a, b</c>, <c>a number from 0.5 to 1.5</c>.</summary>
internal static class SchemaWording
{
    // More names than these are a burden, not a help.
    private const int MostRequired = 6;
    private const int MostAlternatives = 6;

    public static string Shape(JsonElement schema) => schema switch
    {
        _ when Find(schema, "enum") is { } values => OneOf(values),
        _ when Find(schema, "anyOf") is { } branches => Join([.. branches.EnumerateArray().Select(Shape).Distinct()]),
        _ => Type(schema) switch
        {
            "array" => List(schema),
            "object" => Object(schema),
            "integer" or "number" => Number(schema),
            var type => Noun(type),
        },
    };

    /// <summary>The kind of value only, without what else the schema asks.</summary>
    public static string Noun(string? type) => type switch
    {
        "string" => "a string",
        "integer" => "an integer",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        "null" => "null",
        _ => "a value",
    };

    public static string Nouns(IEnumerable<JsonElement> branches) => Join([.. branches.Select(branch => Noun(Type(branch))).Distinct()]);

    /// <summary>Alternatives that take more than a word each.</summary>
    public static string Shapes(IEnumerable<JsonElement> branches)
    {
        var shapes = branches.Select(Shape).Distinct().ToList();
        return shapes.Count == 1 ? shapes[0] : $"one of these shapes: {string.Join("; ", shapes)}";
    }

    public static string OneOf(JsonElement values) => ValueText.OneOf([.. values.EnumerateArray().Select(ValueText.Plain)]);

    /// <summary>The whole range, whichever end was missed.</summary>
    public static string Number(JsonElement schema)
    {
        var noun = Type(schema) is "integer" ? "an integer" : "a number";
        var above = Text(schema, "exclusiveMinimum");
        var below = Text(schema, "exclusiveMaximum");
        return (above ?? Text(schema, "minimum"), below ?? Text(schema, "maximum")) switch
        {
            ({ } lower, { } upper) when above is null && below is null => $"{noun} from {lower} to {upper}",
            ({ } lower, { } upper) => $"{noun} {(above is null ? "of at least" : "above")} {lower} and {(below is null ? "at most" : "below")} {upper}",
            ({ } lower, null) => $"{noun} {(above is null ? "of at least" : "above")} {lower}",
            (null, { } upper) => $"{noun} {(below is null ? "of at most" : "below")} {upper}",
            _ => noun,
        };
    }

    /// <summary>For example <c>1 to 5 items</c>, <c>exactly 2 items</c>, <c>at least 1 item</c>.</summary>
    public static string Between(long? least, long? most, string noun) => (least, most) switch
    {
        ({ } minimum, null) => $"at least {Count(minimum, noun)}",
        (null or 0, { } maximum) => $"at most {Count(maximum, noun)}",
        ({ } minimum, { } maximum) when minimum == maximum => $"exactly {Count(maximum, noun)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {noun}s"),
    };

    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    public static string? Type(JsonElement schema) => Find(schema, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString() : null;

    public static JsonElement? Find(JsonElement schema, string keyword) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty(keyword, out var value) ? value : null;

    private static string? Text(JsonElement schema, string keyword) => Find(schema, keyword)?.GetRawText();

    private static string List(JsonElement schema)
    {
        var item = Find(schema, "items") is { } items ? Shape(items) : "a value";
        return item switch
        {
            "a value" => "a list",
            "a string" or "a number" or "an integer" or "an object" or "a list" => $"a list of {item[(item.IndexOf(' ', StringComparison.Ordinal) + 1)..]}s",
            _ => $"a list, each item {item}",
        };
    }

    private static string Object(JsonElement schema)
    {
        var names = Find(schema, "required")?.EnumerateArray().Select(name => name.GetString()).ToList() ?? [];
        return names.Count is 0 or > MostRequired ? "an object" : $"an object with {string.Join(", ", names)}";
    }

    private static string Join(List<string> alternatives) => alternatives.Count > MostAlternatives
        ? $"{string.Join(", ", alternatives.Take(MostAlternatives))} or others"
        : alternatives.Count <= 1
            ? string.Concat(alternatives)
            : $"{string.Join(", ", alternatives.SkipLast(1))} or {alternatives[^1]}";
}
