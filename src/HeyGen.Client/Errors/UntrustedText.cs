using System.Globalization;

namespace HeyGen.Client;

/// <summary>
/// Makes text from outside fit to be shown: control and direction-changing characters could hide or forge parts of a terminal line or a
/// model's context, and length costs both.
/// </summary>
internal static class UntrustedText
{
    /// <summary>The text on one line, without invisible characters, cut to a length.</summary>
    public static string Clean(string text, int maximumLength)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maximumLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maximumLength)
                return clean.Append('…').ToString();

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append(' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }
        return clean.ToString().Trim();
    }
}
