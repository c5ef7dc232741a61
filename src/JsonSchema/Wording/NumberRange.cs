using JsonSchema.Keywords;

namespace JsonSchema.Wording;

/// <summary>Says which numbers fit: <c>a number from 0.5 to 1.5</c>.</summary>
internal static class NumberRange
{
    public static string Describe(string noun, IEnumerable<NumberRangeKeyword> ranges) =>
        ranges.Aggregate(noun, (text, range) => text + Limits(range));

    private static string Limits(NumberRangeKeyword range) => (range.Lower, range.Upper) switch
    {
        ({ IsExclusive: false } lower, { IsExclusive: false } upper) => $" from {lower.Text} to {upper.Text}",
        ({ } lower, { } upper) => $"{Limit(lower, "above", "of at least")} and{Limit(upper, "below", "at most")}",
        ({ } lower, null) => Limit(lower, "above", "of at least"),
        (null, { } upper) => Limit(upper, "below", "of at most"),
        _ => "",
    };

    private static string Limit(NumberLimit limit, string exclusive, string inclusive) => $" {(limit.IsExclusive ? exclusive : inclusive)} {limit.Text}";
}
