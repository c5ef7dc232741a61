using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>enum</c> and <c>const</c> (validation 6.1.2 and 6.1.3).</summary>
internal sealed class ValuesKeyword(string name, IReadOnlyList<JsonElement> values) : Keyword
{
    private readonly string[] texts = [.. values.Where(value => value.ValueKind is JsonValueKind.String).Select(value => value.GetString()!)];

    public override bool DecidesAlone => true;

    public override JsonTypes Types => values.Aggregate(JsonTypes.None, (types, value) => types | TypeOf(value));

    /// <summary>The only value, when it is text: the mark by which the branches of a union are told apart.</summary>
    public string? SingleText => values.Count == 1 ? texts.SingleOrDefault() : null;

    /// <summary>The choice in words. Null is left out beside others: leaving the property out says the same.</summary>
    public string Expected => ValueText.OneOf(Named().Select(ValueText.Plain).ToList());

    public override bool IsValid(JsonElement instance)
    {
        if (instance.ValueKind is JsonValueKind.String)
            return IsAnyText(instance);
        for (var i = 0; i < values.Count; i++)
        {
            if (JsonEquality.Instance.Equals(values[i], instance))
                return true;
        }
        return false;
    }

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (!IsValid(instance))
            errors.Add(at, name, Expected, ValueText.Quoted(instance), NearestTo(instance));
    }

    // Nearly all lists hold text only, some of them hundreds of languages; compared without making a string of the value.
    private bool IsAnyText(JsonElement instance)
    {
        foreach (var text in texts)
        {
            if (instance.ValueEquals(text))
                return true;
        }
        return false;
    }

    private IEnumerable<JsonElement> Named() =>
        values.Any(value => value.ValueKind is not JsonValueKind.Null) ? values.Where(value => value.ValueKind is not JsonValueKind.Null) : values;

    private string? NearestTo(JsonElement instance)
    {
        if (instance.ValueKind is JsonValueKind.Number && JsonNumber.From(instance).ToDecimal() is { } number)
        {
            return values
                .Where(value => value.ValueKind is JsonValueKind.Number && JsonNumber.From(value).ToDecimal() is not null)
                .OrderBy(value => Math.Abs((double)JsonNumber.From(value).ToDecimal()!.Value - (double)number))
                .Select(ValueText.Plain)
                .FirstOrDefault();
        }
        return instance.ValueKind is JsonValueKind.String ? Nearest.To(instance.GetString()!, Named().Select(ValueText.Plain)) : null;
    }

    private static JsonTypes TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number => JsonTypes.Number | JsonTypes.Integer,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.Object => JsonTypes.Object,
        _ => JsonTypes.Null,
    };
}
