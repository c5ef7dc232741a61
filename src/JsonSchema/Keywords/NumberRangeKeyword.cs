using System.Globalization;
using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary>One end of a range of numbers.</summary>
/// <param name="Keyword">The keyword that sets it.</param>
/// <param name="Value">The limit.</param>
/// <param name="Text">The limit as the schema writes it.</param>
/// <param name="IsExclusive">Whether the limit itself does not fit.</param>
internal sealed record NumberLimit(string Keyword, JsonNumber Value, string Text, bool IsExclusive)
{
    public bool AllowsAbove(JsonNumber number) => number.CompareTo(Value) is var order && (order > 0 || (order == 0 && !IsExclusive));

    public bool AllowsBelow(JsonNumber number) => number.CompareTo(Value) is var order && (order < 0 || (order == 0 && !IsExclusive));
}

/// <summary>
/// <c>minimum</c>, <c>exclusiveMinimum</c>, <c>maximum</c> and <c>exclusiveMaximum</c> (validation 6.2.2 to 6.2.5), together because a
/// caller wants to hear the whole range. Of two limits at the same end only the stricter is kept.
/// </summary>
internal sealed class NumberRangeKeyword(SchemaNode owner, NumberLimit? lower, NumberLimit? upper) : Keyword
{
    public NumberLimit? Lower => lower;

    public NumberLimit? Upper => upper;

    public override bool IsValid(JsonElement instance) => instance.ValueKind is not JsonValueKind.Number || Broken(JsonNumber.From(instance)) is null;

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (instance.ValueKind is JsonValueKind.Number && Broken(JsonNumber.From(instance)) is { } limit)
            errors.Add(at, limit.Keyword, NumberRange.Describe(Shape.Noun(owner.Types), [this]), ValueText.Quoted(instance), NearestValid(limit));
    }

    private NumberLimit? Broken(JsonNumber number) =>
        lower is not null && !lower.AllowsAbove(number) ? lower
        : upper is not null && !upper.AllowsBelow(number) ? upper
        : null;

    // Other keywords may forbid the limit itself, so it is only suggested when the whole schema accepts it.
    private string? NearestValid(NumberLimit limit)
    {
        if (limit.Value.ToDecimal() is not { } nearest)
            return null;
        if (!owner.Types.HasFlag(JsonTypes.Number))
            nearest = NearestInteger(limit, nearest);
        var text = nearest.ToString(CultureInfo.InvariantCulture);
        return owner.IsValid(JsonElement.Parse(text)) ? text : null;
    }

    private decimal NearestInteger(NumberLimit limit, decimal value)
    {
        var inward = limit == lower ? 1 : -1;
        var whole = limit == lower ? decimal.Ceiling(value) : decimal.Floor(value);
        return limit.IsExclusive && whole == value ? whole + inward : whole;
    }
}
