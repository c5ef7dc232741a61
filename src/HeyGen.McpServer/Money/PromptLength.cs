using System.Globalization;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Money;

/// <summary>Reads the length of the video that a prompt asks for: <c>a 60 second explainer</c>, <c>one minute</c>, <c>90秒</c>.</summary>
internal static partial class PromptLength
{
    /// <summary>A smaller number is a part of the video ("a second scene", "a 5 second intro"), a larger one something else ("the 1990s").</summary>
    private const decimal Shortest = 10, Longest = 1800;

    private static readonly Dictionary<string, decimal> numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half a"] = 0.5m, ["half"] = 0.5m, ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["forty-five"] = 45, ["sixty"] = 60, ["ninety"] = 90,
    };

    /// <summary>The longest that it names, in seconds, because the parts of a video may be named beside the whole; null when it names none.</summary>
    public static decimal? Seconds(string prompt)
    {
        var lengths = Lengths().Matches(prompt).Select(Read).Where(seconds => seconds is >= Shortest and <= Longest).ToList();
        return lengths.Count == 0 ? null : lengths.Max();
    }

    private static decimal? Read(Match match)
    {
        var text = match.Groups["number"].Value.Replace(',', '.');
        var number = numbers.TryGetValue(text, out var word) ? word
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits) ? digits
            : (decimal?)null;
        return match.Groups["minute"].Success ? number * 60 : number;
    }

    [GeneratedRegex(
        """
        (?<![A-Za-z0-9.,:])
        (?<number>\d{1,4}([.,]\d{1,2})?|half\ a|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty(-five)?|sixty|ninety)
        [\s\-\u2010-\u2013]?\s?
        (?:
          (?<minute>(?:minutes?|mins?|minutos?|minuten?|minuti)\b|минут\w*|分钟|分鐘|分)
          |(?:seconds?|secs?|segundos?|secondes?|sekunden?|secondi|s)\b|секунд\w*|秒
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Lengths();
}
