using System.Text.Json;
using JsonSchema.Values;

namespace JsonSchema.Compilation;

/// <summary>A schema as written, and where it stands; reads the values of its keywords and says what is wrong with them.</summary>
/// <param name="Pointer">The place in the document, as a JSON pointer.</param>
/// <param name="Element">The schema: an object or a boolean.</param>
internal readonly record struct SchemaSource(string Pointer, JsonElement Element)
{
    public JsonElement? Find(string keyword) => Element.TryGetProperty(keyword, out var value) ? value : null;

    public SchemaSource At(string keyword, JsonElement value) => new(Join(Pointer, keyword), value);

    /// <summary>The schema that a keyword holds.</summary>
    public SchemaSource? Schema(string keyword) => Find(keyword) is { } value ? At(keyword, value) : null;

    /// <summary>The schemas in a keyword's list.</summary>
    public IReadOnlyList<SchemaSource> Schemas(string keyword)
    {
        if (Find(keyword) is not { } list)
            return [];
        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() == 0)
            throw Fault(keyword, "a list of at least one schema was expected");
        var pointer = Join(Pointer, keyword);
        return [.. list.EnumerateArray().Select((item, index) => new SchemaSource($"{pointer}/{index}", item))];
    }

    /// <summary>The schemas in a keyword's object, by name.</summary>
    public IReadOnlyList<(string Name, SchemaSource Source)> NamedSchemas(string keyword)
    {
        if (Find(keyword) is not { } map)
            return [];
        if (map.ValueKind is not JsonValueKind.Object)
            throw Fault(keyword, "an object of schemas was expected");
        var pointer = Join(Pointer, keyword);
        return [.. map.EnumerateObject().Select(property => (property.Name, new SchemaSource(Join(pointer, property.Name), property.Value)))];
    }

    public string? Text(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Fault(keyword, "a string was expected"),
    };

    public JsonElement? Number(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => value,
        _ => throw Fault(keyword, "a number was expected"),
    };

    /// <summary>A count: a whole number that is not negative, however it is written. Counts beyond any value's size are cut.</summary>
    public long? Count(string keyword)
    {
        if (Number(keyword) is not { } value)
            return null;
        if (!JsonNumber.IsInteger(value) || JsonNumber.From(value).ToExact().IsNegative)
            throw Fault(keyword, "a whole number of at least 0 was expected");
        return JsonNumber.From(value).ToDecimal() is { } count and <= long.MaxValue ? (long)count : long.MaxValue;
    }

    public IReadOnlyList<string>? Names(string keyword) => Find(keyword) is { } list ? Names(keyword, list) : null;

    public IReadOnlyList<string> Names(string keyword, JsonElement list) =>
        list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!).Distinct()]
            : throw Fault(keyword, "a list of names was expected");

    public EcmaPattern Pattern(string keyword, string pattern)
    {
        try
        {
            return EcmaPattern.Parse(pattern);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidSchemaException(Join(Pointer, keyword), $"not a usable regular expression ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    public InvalidSchemaException Fault(string keyword, string reason) => new(Join(Pointer, keyword), reason);

    /// <summary>Adds a step to a JSON pointer (RFC 6901, section 3).</summary>
    public static string Join(string pointer, string step) =>
        $"{pointer}/{step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
