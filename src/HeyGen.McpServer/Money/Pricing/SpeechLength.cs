using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Money.Pricing;

/// <summary>How long a text takes to be spoken, estimated from the text alone.</summary>
internal static partial class SpeechLength
{
    /// <summary>HeyGen's own rule of thumb.</summary>
    private const decimal WordsPerMinute = 145;

    /// <summary>Where a script puts no spaces between words, and for words of uncommon length. English at 145 words a minute has about 14.</summary>
    private const decimal LettersPerSecond = 15;

    /// <summary>Ideographs, kana and Hangul are syllables; news readers speak four to five of them a second.</summary>
    private const decimal SyllablesPerSecond = 5;

    private const decimal Shortest = 0.5m;

    /// <param name="text">Plain text or SSML: markup is not spoken, its breaks are waited for.</param>
    /// <param name="speed">The voice's speed as a factor.</param>
    public static decimal Seconds(string text, decimal speed = 1)
    {
        var pauses = Breaks().Matches(text).Sum(Pause);
        var spoken = Markup().Replace(text, " ");
        var words = spoken.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var syllables = spoken.EnumerateRunes().Count(IsSyllable);
        var letters = spoken.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune)) - syllables + Math.Max(0, words - 1);
        var byWords = words * 60 / WordsPerMinute;
        var byLetters = (letters / LettersPerSecond) + (syllables / SyllablesPerSecond);
        return Math.Max(Shortest, (Math.Max(byWords, byLetters) / speed) + pauses);
    }

    private static decimal Pause(Match match)
    {
        var amount = decimal.Parse(match.Groups["amount"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value == "ms" ? amount / 1000 : amount;
    }

    private static bool IsSyllable(Rune rune) =>
        rune.Value is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0x20000 and <= 0x3FFFF);

    [GeneratedRegex("""<break\b[^<>]*\btime\s*=\s*["'](?<amount>\d{1,4}(\.\d{1,3})?)(?<unit>m?s)["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Markup();
}
