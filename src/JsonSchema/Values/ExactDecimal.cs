using System.Globalization;
using System.Numerics;
using System.Text;

namespace JsonSchema.Values;

/// <summary>
/// A decimal number of any size: 0.<see cref="Digits"/> times ten to the <see cref="Exponent"/>. Digits have no zeros at either end, so
/// equal numbers are equal records, and zero has none. Nothing is ever expanded: 1e1000000000 costs three characters.
/// </summary>
internal sealed record ExactDecimal(bool IsNegative, string Digits, long Exponent) : IComparable<ExactDecimal>
{
    // Exponents beyond this are taken for it. They are longer than any number that anyone means, and must not overflow our sums.
    private const long MaximumExponent = 1_000_000_000_000_000;

    // As many digits as a ulong always holds.
    private const int ChunkLength = 18;

    public bool IsInteger => Exponent >= Digits.Length;

    /// <summary>Reads a JSON number (RFC 8259, section 6).</summary>
    public static ExactDecimal Parse(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        if (negative)
            text = text[1..];
        var exponentAt = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : ParseExponent(text[(exponentAt + 1)..]);

        var point = mantissa.IndexOf((byte)'.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var digits = Encoding.ASCII.GetString(whole) + Encoding.ASCII.GetString(fraction);
        var significant = digits.TrimStart('0');
        if (significant.Length == 0)
            return new ExactDecimal(false, "", 0);
        var leadingZeros = digits.Length - significant.Length;
        return new ExactDecimal(negative, significant.TrimEnd('0'), exponent + whole.Length - leadingZeros);
    }

    public int CompareTo(ExactDecimal? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sign = Sign.CompareTo(other.Sign);
        if (sign != 0 || Sign == 0)
            return sign;
        var magnitude = Exponent.CompareTo(other.Exponent);
        if (magnitude == 0)
            magnitude = string.CompareOrdinal(Digits, other.Digits);
        return IsNegative ? -magnitude : magnitude;
    }

    /// <param name="divisor">Not zero.</param>
    public bool IsMultipleOf(ExactDecimal divisor)
    {
        if (Digits.Length == 0)
            return true;
        // Both are a whole number without a factor of ten, times a power of ten. Where the divisor's power is higher, the quotient of
        // the wholes would need a factor of ten that it does not have.
        var shift = Exponent - Digits.Length - (divisor.Exponent - divisor.Digits.Length);
        if (shift < 0)
            return false;
        var modulus = BigInteger.Parse(divisor.Digits, CultureInfo.InvariantCulture);
        return (Remainder(Digits, modulus) * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    private int Sign => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;

    private static long ParseExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var digits = text.TrimStart("+-0"u8);
        var value = digits.Length > ChunkLength ? MaximumExponent : digits.IsEmpty ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
        value = Math.Min(value, MaximumExponent);
        return negative ? -value : value;
    }

    // By chunks, since the whole as one BigInteger would take quadratic time for a hostile number of a million digits.
    private static BigInteger Remainder(string digits, BigInteger modulus)
    {
        var remainder = BigInteger.Zero;
        for (var start = 0; start < digits.Length; start += ChunkLength)
        {
            var chunk = digits.AsSpan(start, Math.Min(ChunkLength, digits.Length - start));
            remainder = ((remainder * BigInteger.Pow(10, chunk.Length)) + ulong.Parse(chunk, CultureInfo.InvariantCulture)) % modulus;
        }
        return remainder;
    }
}
