using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>What a project leaves out, in the syntax of <c>.gitignore</c>: the last line that fits a name decides. As in HyperFrames, case plays no part.</summary>
internal sealed partial class IgnoreRules
{
    private readonly Rule[] rules;

    public IgnoreRules(IEnumerable<string> lines)
    {
        rules = [.. lines.Select(line => line.TrimEnd()).Where(line => line is not ("" or "/" or "!" or ['#', ..])).Select(Read)];
    }

    /// <param name="name">From the project's folder on, with slashes.</param>
    /// <param name="isFolder">Some lines mean folders only.</param>
    public bool Leave(string name, bool isFolder) =>
        rules.LastOrDefault(rule => (isFolder || !rule.FoldersOnly) && rule.Names.IsMatch(name)) is { Negated: false };

    private static Rule Read(string line)
    {
        var negated = line.StartsWith('!');
        var glob = negated ? line[1..] : line;
        var foldersOnly = glob.EndsWith('/');
        glob = glob.TrimEnd('/');
        // Without a slash in it, a pattern fits at every depth.
        var start = glob.Contains('/', StringComparison.Ordinal) ? "^" : "^(?:.*/)?";
        return new Rule(Names(start, Part().Replace(glob.TrimStart('/'), Expression), glob), negated, foldersOnly);
    }

    private static Regex Names(string start, string expression, string glob)
    {
        try
        {
            return new Regex($"{start}{expression}$", Options, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // A set such as [z-a] fits nothing but itself.
            return new Regex($"{start}{Regex.Escape(glob.TrimStart('/'))}$", Options, TimeSpan.FromSeconds(1));
        }
    }

    private static RegexOptions Options => RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static string Expression(Match part) => part.Value switch
    {
        "**/" => "(?:.*/)?",
        "**" => ".*",
        "*" => "[^/]*",
        "?" => "[^/]",
        ['[', '!' or '^', .. var negated] => $"[^{negated.Replace("\\", "\\\\", StringComparison.Ordinal)}",
        ['[', _, ..] => part.Value.Replace("\\", "\\\\", StringComparison.Ordinal),
        ['\\', var escaped] => Regex.Escape(escaped.ToString()),
        _ => Regex.Escape(part.Value),
    };

    /// <summary>One wildcard, set, escaped character or plain one.</summary>
    [GeneratedRegex(@"\*\*/|\*\*|\*|\?|\[[!^]?[^\]\[]+\]|\\.|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    private sealed record Rule(Regex Names, bool Negated, bool FoldersOnly);
}
