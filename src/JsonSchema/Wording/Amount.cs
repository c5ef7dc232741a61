using System.Globalization;

namespace JsonSchema.Wording;

/// <summary>Counts and ranges of counts in words.</summary>
internal static class Amount
{
    /// <param name="count">What is counted.</param>
    /// <param name="one">The phrase for one; {0} stands for the count.</param>
    /// <param name="many">The phrase for none or several.</param>
    public static string Of(long count, string one, string many) => string.Format(CultureInfo.InvariantCulture, count == 1 ? one : many, count);

    /// <summary>For example <c>1 to 5 items</c>, <c>exactly 2 items</c>, <c>at least 1 item</c>.</summary>
    public static string Between(long? least, long? most, string one, string many) => (least, most) switch
    {
        (null or 0, null) => $"any number of {many}",
        ({ } minimum, null) => Of(minimum, $"at least {{0}} {one}", $"at least {{0}} {many}"),
        (null or 0, { } maximum) => Of(maximum, $"at most {{0}} {one}", $"at most {{0}} {many}"),
        var (minimum, maximum) when minimum == maximum => Of(maximum.Value, $"exactly {{0}} {one}", $"exactly {{0}} {many}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {many}"),
    };
}
