namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>What a schema says of a value itself, rather than of its fields or items, in words.</summary>
/// <param name="Text">The problem, after the place.</param>
/// <param name="DecidesAlone">The other problems of the same value would only repeat it: a wrong type, a value outside its list.</param>
internal sealed record SchemaAssertion(string Text, bool DecidesAlone)
{
    // Beyond this a quotient may not fit a decimal; nobody needs a suggestion there.
    private const decimal LargestSuggested = 1_000_000_000_000m;

    /// <summary>What a value breaks, one problem for each kind of limit; those that decide alone come first and alone.</summary>
    public static IEnumerable<SchemaAssertion> Of(IReadOnlyCollection<string> broken, JsonElement schema, JsonElement value)
    {
        if (broken.Contains("enum"))
        {
            var values = SchemaWording.Find(schema, "enum")!.Value;
            return [new($"expected {SchemaWording.OneOf(values)}, found {ValueText.Quoted(value)}{DidYouMean(Nearest(values, value))}", DecidesAlone: true)];
        }

        return broken.Contains("type")
            ? [new($"expected {SchemaWording.Noun(SchemaWording.Type(schema))}, found {ValueText.WithType(value)}.", DecidesAlone: true)]
            : Limits(broken, schema, value).Select(text => new SchemaAssertion(text, DecidesAlone: false));
    }

    public static string DidYouMean(string? suggestion) => suggestion is null ? "." : $"; did you mean {suggestion}?";

    /// <summary>Whether a value might be meant for the schema: 2.5 for an integer that went wrong.</summary>
    public static bool TakesKindOf(JsonElement schema, JsonElement value) => SchemaWording.Type(schema) switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "integer" or "number" => value.ValueKind is JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind is JsonValueKind.Null,
        _ => true,
    };

    private static IEnumerable<string> Limits(IReadOnlyCollection<string> broken, JsonElement schema, JsonElement value)
    {
        var isBelow = broken.Any(keyword => keyword is "minimum" or "exclusiveMinimum");
        if (isBelow || broken.Any(keyword => keyword is "maximum" or "exclusiveMaximum"))
            yield return $"expected {SchemaWording.Number(schema)}, found {ValueText.Quoted(value)}{NearestNumber(NearestInRange(schema, isBelow))}";

        if (broken.Contains("multipleOf"))
        {
            var step = SchemaWording.Find(schema, "multipleOf")!.Value;
            yield return $"expected a multiple of {ValueText.Plain(step)}, found {ValueText.Quoted(value)}{NearestNumber(NearestMultiple(schema, value))}";
        }

        if (broken.Any(keyword => keyword is "minLength" or "maxLength"))
            yield return Size(schema, "minLength", "maxLength", TextLengthKeyword.CodePoints(value.GetString()!), "character");

        if (broken.Contains("pattern"))
            yield return $"expected text that matches {SchemaWording.Find(schema, "pattern")!.Value.GetString()}, found {ValueText.Quoted(value)}.";

        if (broken.Any(keyword => keyword is "minItems" or "maxItems"))
            yield return Size(schema, "minItems", "maxItems", value.GetArrayLength(), "item");

        if (broken.Contains("uniqueItems"))
            yield return "expected items that all differ" + Repetition(value);
    }

    private static string Size(JsonElement schema, string least, string most, long size, string noun)
    {
        var expected = SchemaWording.Between(SchemaWording.Find(schema, least)?.GetInt64(), SchemaWording.Find(schema, most)?.GetInt64(), noun);
        return $"expected {expected}, found {SchemaWording.Count(size, noun)}.";
    }

    private static string Repetition(JsonElement list)
    {
        var items = list.EnumerateArray().Take(ArgumentExcerpt.MostItems).ToList();
        var second = Enumerable.Range(1, items.Count - 1).First(index => First(index) < index);
        return string.Create(CultureInfo.InvariantCulture, $", found the same in [{First(second)}] and [{second}].");

        int First(int index) => items.FindIndex(item => JsonElement.DeepEquals(item, items[index]));
    }

    private static string? Nearest(JsonElement values, JsonElement value)
    {
        var allowed = values.EnumerateArray().Select(ValueText.Plain);
        return value.ValueKind switch
        {
            JsonValueKind.String => NearestName.To(value.GetString()!, allowed),
            JsonValueKind.Number when Number(value) is { } number => values.EnumerateArray()
                .Where(candidate => Number(candidate) is not null)
                .OrderBy(candidate => Math.Abs((double)Number(candidate)!.Value - (double)number))
                .Select(ValueText.Plain)
                .FirstOrDefault(),
            _ => null,
        };
    }

    private static string NearestNumber(decimal? suggestion) =>
        suggestion is { } number ? string.Create(CultureInfo.InvariantCulture, $"; nearest valid value: {number}.") : ".";

    private static decimal? NearestInRange(JsonElement schema, bool isBelow)
    {
        var exclusive = Number(schema, isBelow ? "exclusiveMinimum" : "exclusiveMaximum");
        if ((exclusive ?? Number(schema, isBelow ? "minimum" : "maximum")) is not { } limit)
            return null;

        if (SchemaWording.Type(schema) is "integer")
        {
            var whole = isBelow ? decimal.Ceiling(limit) : decimal.Floor(limit);
            limit = exclusive == whole ? whole + (isBelow ? 1 : -1) : whole;
        }

        return Accepts(schema, limit) ? limit : null;
    }

    private static decimal? NearestMultiple(JsonElement schema, JsonElement value)
    {
        if (Number(value) is not { } number || Number(schema, "multipleOf") is not { } step
            || Math.Abs(number) > LargestSuggested || step < 1 / LargestSuggested)
        {
            return null;
        }

        var nearest = Math.Round(number / step) * step;
        return Accepts(schema, nearest) ? nearest : null;
    }

    /// <summary>One limit may forbid what another suggests.</summary>
    private static bool Accepts(JsonElement schema, decimal number) =>
        !(number < Number(schema, "minimum")) && !(number > Number(schema, "maximum"))
        && !(number <= Number(schema, "exclusiveMinimum")) && !(number >= Number(schema, "exclusiveMaximum"))
        && (Number(schema, "multipleOf") is not { } step || number % step == 0)
        && (SchemaWording.Type(schema) is not "integer" || decimal.IsInteger(number));

    private static decimal? Number(JsonElement schema, string keyword) => SchemaWording.Find(schema, keyword) is { } value ? Number(value) : null;

    private static decimal? Number(JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;
}
