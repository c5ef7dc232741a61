using System.Text;
using System.Text.RegularExpressions;

namespace JsonSchema.Compilation;

/// <summary>
/// A regular expression as JSON Schema means it (core 6.4: ECMA-262 with Unicode), run by .NET's engine. Where both read the same
/// text differently, the text is rewritten: <c>\d</c>, <c>\w</c> and <c>\b</c>'s kin are ASCII only, <c>$</c> is the very end, and a
/// character beyond U+FFFF is one character.
/// </summary>
internal sealed class EcmaPattern
{
    // Only patterns with look-around or back-references can need more than linear time; they get this much.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Regex regex;

    private EcmaPattern(string source, Regex regex) => (Source, this.regex) = (source, regex);

    /// <summary>The pattern as the schema writes it.</summary>
    public string Source { get; }

    /// <exception cref="ArgumentException">The pattern is malformed.</exception>
    public static EcmaPattern Parse(string source)
    {
        var translated = Translate(source);
        try
        {
            return new EcmaPattern(source, new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout));
        }
        catch (NotSupportedException)
        {
            return new EcmaPattern(source, new Regex(translated, RegexOptions.CultureInvariant, Timeout));
        }
    }

    /// <exception cref="RegexMatchTimeoutException">The text cannot be matched in reasonable time.</exception>
    public bool IsMatch(string text) => regex.IsMatch(text);

    private static string Translate(string source)
    {
        var translated = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var next = source[i];
            if (next == '\\' && i + 1 < source.Length)
            {
                i += AppendEscape(translated, source.AsSpan(i + 1), inClass);
            }
            else if (!inClass && char.IsSurrogatePair(source, i))
            {
                translated.Append("(?:").Append(source, i++, 2).Append(')');
            }
            else
            {
                inClass = next == '[' || (inClass && next != ']');
                translated.Append(inClass ? ClassCharacter(source, i) : OutsideClass(next));
            }
        }
        return translated.ToString();
    }

    // .NET reads "[" inside a class after "-" as a subtraction; to ECMA it is a plain character.
    private static string ClassCharacter(string source, int i) => source[i] == '[' && i > 0 && source[i - 1] == '-' ? "\\[" : source[i].ToString();

    private static string OutsideClass(char next) => next switch
    {
        '$' => "\\z",
        '.' => "(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^\\n\\r\\u2028\\u2029])",
        _ => next.ToString(),
    };

    /// <param name="translated">Where the translation goes.</param>
    /// <param name="rest">What follows the backslash.</param>
    /// <param name="inClass">Whether the escape stands between square brackets.</param>
    /// <returns>How many characters after the backslash the escape takes.</returns>
    private static int AppendEscape(StringBuilder translated, ReadOnlySpan<char> rest, bool inClass)
    {
        if (rest is ['u', '{', ..] or ['p' or 'P', '{', ..] && rest.IndexOf('}') is var end and > 0)
        {
            var content = rest[2..end];
            translated.Append(rest[0] == 'u' ? CodePoint(content) : $"\\{rest[0]}{{{Category(content)}}}");
            return end + 1;
        }
        var ascii = (rest[0], inClass) switch
        {
            ('d', false) => "[0-9]",
            ('d', true) => "0-9",
            ('D', false) => "[^0-9]",
            ('D', true) => "\\0-/:-\\uFFFF",
            ('w', false) => "[A-Za-z0-9_]",
            ('w', true) => "A-Za-z0-9_",
            ('W', false) => "[^A-Za-z0-9_]",
            ('W', true) => "\\0-/:-@\\[-\\^`{-\\uFFFF",
            ('s', false) => "[\\t-\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]",
            ('s', true) => "\\t-\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF",
            ('S', false) => "[^\\t-\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]",
            // Escapes of .NET's that ECMA does not have.
            ('a' or 'e' or 'A' or 'z' or 'Z' or 'G', _) => throw new ArgumentException($"\\{rest[0]} is no escape of ECMA-262"),
            _ => null,
        };
        translated.Append(ascii ?? $"\\{rest[0]}");
        return 1;
    }

    private static string CodePoint(ReadOnlySpan<char> hexadecimal) =>
        int.TryParse(hexadecimal, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value) && Rune.TryCreate(value, out var rune)
            ? rune.IsBmp ? $"\\u{value:X4}" : $"(?:{rune})"
            : throw new ArgumentException($"\\u{{{hexadecimal}}} is no code point");

    // .NET knows Unicode's general categories by their short names only.
    private static string Category(ReadOnlySpan<char> name) => name switch
    {
        "Letter" => "L",
        "Lowercase_Letter" => "Ll",
        "Uppercase_Letter" => "Lu",
        "Number" or "N" => "N",
        "Decimal_Number" or "digit" => "Nd",
        "Punctuation" or "punct" => "P",
        "Symbol" => "S",
        "Separator" => "Z",
        "Mark" => "M",
        "Other" => "C",
        _ => name.ToString(),
    };
}
