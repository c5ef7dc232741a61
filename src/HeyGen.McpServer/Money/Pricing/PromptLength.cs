using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Reads the length that a prompt asks for: <c>a 60 second explainer</c>, <c>an hour and a half</c>, <c>1h30</c>, <c>90秒</c>.</summary>
internal static partial class PromptLength
{
    /// <summary>A smaller length is that of a part of the video: "a second scene", "a 5 second intro".</summary>
    private const decimal Shortest = 10;

    private const string Words =
        "an?|one|two|couple|three|few|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
        + "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|quarters?";

    /// <summary>Digits with a fraction behind them, or words; "hour-long" has no number at all.</summary>
    private const string Numbers =
        @"[0-9]{1,9}([.,][0-9]{1,3}){0,4}(?<fraction>\s?[½¼¾]|\s1/2|\sand\sa\shalf)?|[½¼¾]"
        + $@"|({Words})([\s-]{{1,3}}(and\s|of\s)?({Words})){{0,8}}(\sof)?|(?=(hour|minute)s?[\s-]?long\b)";

    private const string End = @"(?![A-Za-z\u00C0-\u024F])";

    private const string HourUnits =
        $@"(hours?|hrs?|std|stunden?|horas?|heures?|ora|ore){End}|h{End}(?<rest>[0-5][0-9](?![0-9]|\s?(m|s|:)))?|час\w*|小时|小時|時間|시간";

    /// <summary>A lone m may mean metres or millions.</summary>
    private const string MinuteUnits =
        $@"(minutes?|mins?|minutos?|minuten?|minuti){End}|минут\w*|分钟|分鐘|分|분"
        + $@"|m(?=\s?[0-9]{{1,2}}\s?s{End})|m(?<rest>[0-5][0-9])(?![0-9a-z])|(?<=[0-9]\s?(h|hrs?)\s?[0-9]{{1,2}}\s?)m{End}"
        + @"|m(?=[\s-]+(long|video|film|movie|clip|documentary|explainer)\b)";

    /// <summary>"1990s" is a decade.</summary>
    private const string SecondUnits =
        $@"(seconds?|secs?|segundos?|secondes?|sekunden?|secondi){End}|s{End}(?<!(1[5-9]|20)[0-9]0s)|секунд\w*|秒|초";

    private static readonly Dictionary<string, decimal> numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["couple"] = 2,
        ["three"] = 3,
        ["few"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["dozen"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["half"] = 0.5m,
        ["quarter"] = 0.25m,
        ["½"] = 0.5m,
        ["¼"] = 0.25m,
        ["¾"] = 0.75m,
    };

    /// <summary>The longest that it names, in seconds, because the parts of a video may be named beside the whole; null when it names none.</summary>
    public static decimal? Seconds(string prompt)
    {
        var longest = Sums(prompt).Concat(Clocks().Matches(prompt).Select(OfClock)).DefaultIfEmpty(0).Max();
        return longest < Shortest ? null : Math.Min(longest, MediaLengths.LongestSeconds);
    }

    /// <summary>The lengths that are written with units; "1 hour and 30 minutes" is one.</summary>
    private static IEnumerable<decimal> Sums(string prompt)
    {
        var (sum, unit, end) = (0m, 0, 0);
        foreach (Match match in Lengths().Matches(prompt))
        {
            var next = match.Groups["hour"].Success ? 3600 : match.Groups["minute"].Success ? 60 : 1;
            if (next >= unit || !Joints().IsMatch(prompt.AsSpan(end, match.Index - end)))
            {
                yield return sum;
                sum = 0;
            }

            sum += Read(match, next);
            (unit, end) = (next, match.Index + match.Length);
        }

        yield return sum;
    }

    private static decimal Read(Match match, int unit)
    {
        var more = match.Groups["half"].Success ? 0.5m : match.Groups["quarter"].Success ? 0.25m : 0;
        var rest = match.Groups["rest"] is { Success: true } digits ? Integer(digits) * unit / 60 : 0;
        return (unit * (Number(match.Groups["number"].Value, match.Groups["fraction"].Value) + more)) + rest;
    }

    /// <summary>"90", "1,5", "10.800", "twenty-five", "one and a half", "three quarters of an".</summary>
    private static decimal Number(string text, string fraction)
    {
        if (text.Length > 0 && char.IsAsciiDigit(text[0]))
        {
            var digits = text[..^fraction.Length];
            var whole = Decimal(Thousands().IsMatch(digits) ? Separators().Replace(digits, "") : digits);
            return whole + (fraction.Length == 0 ? 0 : numbers.GetValueOrDefault(fraction.Trim(), 0.5m));
        }

        var sum = text.ToLowerInvariant().Split([' ', '-', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Aggregate(0m, (sum, part) => part switch
        {
            "hundred" => Math.Max(1, sum) * 100,
            "quarters" => Math.Max(1, sum) / 4,
            var other => sum + numbers.GetValueOrDefault(other),
        });
        // "a minute", "hour-long".
        return sum == 0 ? 1 : sum;
    }

    private static decimal Decimal(string digits) =>
        decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, MediaLengths.LongestSeconds)
            : 0;

    private static decimal OfClock(Match match) => match.Groups["third"] is { Success: true } third
        ? (Integer(match.Groups["first"]) * 3600) + (Integer(match.Groups["second"]) * 60) + Integer(third)
        : (Integer(match.Groups["first"]) * 60) + Integer(match.Groups["second"]);

    private static decimal Integer(Group digits) => decimal.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        $@"((?<![A-Za-z0-9.,:$€£])|(?<=[0-9]\s?(h|hrs?|m|min)))(?<number>{Numbers})[\s\-\u2010-\u2013]{{0,2}}"
        + $@"((?<hour>{HourUnits})|(?<minute>{MinuteUnits})|(?<second>{SecondUnits}))"
        + @"(\sand\san?\s((?<half>half)|(?<quarter>quarter))\b)?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Lengths();

    /// <summary>Not a time of day, nor the aspect ratio 9:16.</summary>
    [GeneratedRegex(
        @"(?<![0-9:.]|\bat\s)(?!9:16(?![0-9:]))(?<first>[0-9]{1,3}):(?<second>[0-5][0-9])(:(?<third>[0-5][0-9]))?(?![0-9:]|\s?([ap]\.?m\b|uhr\b|o'clock))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Clocks();

    /// <summary>What may stand between the parts of one length.</summary>
    [GeneratedRegex(@"^[\s,]*(and|und|et|y|e|и|&)?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Joints();

    /// <summary>A point or comma before three digits parts thousands, before others it begins the fraction.</summary>
    [GeneratedRegex(@"^[1-9][0-9]{0,2}([.,][0-9]{3})+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Thousands();

    [GeneratedRegex("[.,]")]
    private static partial Regex Separators();
}
