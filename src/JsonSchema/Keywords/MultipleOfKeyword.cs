using System.Globalization;
using System.Text.Json;
using JsonSchema.Evaluation;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace JsonSchema.Keywords;

/// <summary><c>multipleOf</c> (validation 6.2.1), exact for decimal fractions and numbers of any size.</summary>
internal sealed class MultipleOfKeyword(SchemaNode owner, JsonNumber divisor, string text) : Keyword
{
    // Beyond this a quotient may not fit a decimal; nobody needs a suggestion there.
    private const decimal LargestSuggested = 1_000_000_000_000m;
    private const decimal SmallestDivisor = 0.000_001m;

    public override bool IsValid(JsonElement instance) =>
        instance.ValueKind is not JsonValueKind.Number || JsonNumber.From(instance).IsMultipleOf(divisor);

    public override void Report(JsonElement instance, Location at, ErrorList errors)
    {
        if (!IsValid(instance))
            errors.Add(at, "multipleOf", $"a multiple of {text}", ValueText.Quoted(instance), NearestMultiple(JsonNumber.From(instance)));
    }

    private string? NearestMultiple(JsonNumber number)
    {
        if (number.ToDecimal() is not { } value || divisor.ToDecimal() is not { } step || Math.Abs(value) > LargestSuggested || step < SmallestDivisor)
            return null;
        var nearest = (Math.Round(value / step) * step).ToString(CultureInfo.InvariantCulture);
        return owner.IsValid(JsonElement.Parse(nearest)) ? nearest : null;
    }
}
