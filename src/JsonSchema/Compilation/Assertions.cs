using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Keywords;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Compilation;

/// <summary>Reads the keywords that judge a value without other schemas (validation 6).</summary>
internal static class Assertions
{
    /// <summary>The assertions of a schema, those that decide alone first.</summary>
    public static IEnumerable<Keyword> Of(SchemaSource source, SchemaNode owner)
    {
        IEnumerable<Keyword?> keywords =
        [
            Enumeration(source),
            source.Find("const") is { } constant ? new ValuesKeyword("const", [constant]) : null,
            source.Find("type") is { } type ? new TypeKeyword(Types(source, type)) : null,
            Range(source, owner),
            MultipleOf(source, owner),
            Length(source, Measure.Characters),
            source.Text("pattern") is { } pattern ? new PatternKeyword(source.Pattern("pattern", pattern)) : null,
            Length(source, Measure.Items),
            IsSet(source, "uniqueItems") ? new UniqueItemsKeyword() : null,
            Length(source, Measure.Properties),
            source.Names("required") is { } names ? new RequiredKeyword(owner, names) : null,
            DependentRequired(source, owner),
        ];
        return keywords.OfType<Keyword>();
    }

    private static ValuesKeyword? Enumeration(SchemaSource source) => source.Find("enum") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } values => new ValuesKeyword("enum", [.. values.EnumerateArray()]),
        _ => throw source.Fault("enum", "a list of values was expected"),
    };

    private static JsonTypes Types(SchemaSource source, JsonElement type)
    {
        var names = type.ValueKind is JsonValueKind.String ? [type.GetString()!] : source.Names("type", type);
        return names.Aggregate(JsonTypes.None, (types, name) => types | (JsonTypesExtensions.FromName(name) ?? throw source.Fault("type", $"{name} is no type")));
    }

    private static NumberRangeKeyword? Range(SchemaSource source, SchemaNode owner)
    {
        var lower = Stricter(Limit(source, "minimum", false), Limit(source, "exclusiveMinimum", true), isLower: true);
        var upper = Stricter(Limit(source, "maximum", false), Limit(source, "exclusiveMaximum", true), isLower: false);
        return lower is null && upper is null ? null : new NumberRangeKeyword(owner, lower, upper);
    }

    private static NumberLimit? Limit(SchemaSource source, string keyword, bool isExclusive) =>
        source.Number(keyword) is { } value ? new NumberLimit(keyword, JsonNumber.From(value), ValueText.Plain(value), isExclusive) : null;

    private static NumberLimit? Stricter(NumberLimit? inclusive, NumberLimit? exclusive, bool isLower)
    {
        if (inclusive is null || exclusive is null)
            return inclusive ?? exclusive;
        var order = inclusive.Value.CompareTo(exclusive.Value);
        return (isLower ? order > 0 : order < 0) ? inclusive : exclusive;
    }

    private static MultipleOfKeyword? MultipleOf(SchemaSource source, SchemaNode owner)
    {
        if (source.Number("multipleOf") is not { } value)
            return null;
        var divisor = JsonNumber.From(value).ToExact();
        if (divisor.IsNegative || divisor.Digits.Length == 0)
            throw source.Fault("multipleOf", "a number above 0 was expected");
        return new MultipleOfKeyword(owner, JsonNumber.From(value), ValueText.Plain(value));
    }

    private static LengthKeyword? Length(SchemaSource source, Measure measure)
    {
        var least = source.Count(measure.Minimum);
        var most = source.Count(measure.Maximum);
        return least is null && most is null ? null : new LengthKeyword(measure, least, most);
    }

    private static bool IsSet(SchemaSource source, string keyword) => source.Find(keyword) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw source.Fault(keyword, "true or false was expected"),
    };

    private static DependentRequiredKeyword? DependentRequired(SchemaSource source, SchemaNode owner) => source.Find("dependentRequired") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } map => new DependentRequiredKeyword(
            owner, [.. map.EnumerateObject().Select(property => (property.Name, source.Names("dependentRequired", property.Value)))]),
        _ => throw source.Fault("dependentRequired", "an object of lists of names was expected"),
    };
}
