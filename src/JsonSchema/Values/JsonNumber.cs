using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace JsonSchema.Values;

/// <summary>
/// A JSON number, compared exactly. Almost all numbers fit a <see cref="decimal"/> and cost no allocation; the others are kept as
/// <see cref="ExactDecimal"/>, because double precision would accept 9007199254740993 as a multiple of 2.
/// </summary>
internal readonly struct JsonNumber : IComparable<JsonNumber>
{
    // A decimal holds 28 digits without rounding.
    private const int LongestDecimal = 28;

    // Two numbers this short can be brought to the same scale within a decimal's 28 digits, so that its remainder is exact.
    private const int LongestForRemainder = 14;

    private readonly decimal value;
    private readonly int length;
    private readonly ExactDecimal? exact;

    private JsonNumber(decimal value, int length) => (this.value, this.length) = (value, length);

    private JsonNumber(ExactDecimal exact) => (this.exact, length) = (exact, int.MaxValue);

    public static JsonNumber From(JsonElement element)
    {
        var text = JsonMarshal.GetRawUtf8Value(element);
        return text.Length <= LongestDecimal && !text.ContainsAny((byte)'e', (byte)'E') && Utf8Parser.TryParse(text, out decimal value, out _)
            ? new JsonNumber(value, text.Length)
            : new JsonNumber(ExactDecimal.Parse(text));
    }

    /// <summary>Whether the number is whole, however it is written: 1.0 and 1e2 are.</summary>
    public static bool IsInteger(JsonElement element)
    {
        var text = JsonMarshal.GetRawUtf8Value(element);
        return !text.ContainsAny((byte)'.', (byte)'e', (byte)'E') || ExactDecimal.Parse(text).IsInteger;
    }

    public int CompareTo(JsonNumber other) =>
        exact is null && other.exact is null ? value.CompareTo(other.value) : ToExact().CompareTo(other.ToExact());

    /// <param name="divisor">Not zero.</param>
    public bool IsMultipleOf(JsonNumber divisor) =>
        length <= LongestForRemainder && divisor.length <= LongestForRemainder
            ? value % divisor.value == 0
            : ToExact().IsMultipleOf(divisor.ToExact());

    /// <summary>The number as a <see cref="decimal"/>, or null when that would round it.</summary>
    public decimal? ToDecimal() => exact is null ? value : null;

    public ExactDecimal ToExact() => exact ?? ExactDecimal.Parse(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
}
