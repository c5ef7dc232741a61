using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Cli;

/// <summary>
/// One way to read a setting, whatever it is and wherever it stands: behind its flag, in its environment variable (<c>--base-url</c> is
/// <c>HEYGEN_MCP_BASE_URL</c>), or not at all. What cannot be read stops the start with a line that names the flag or variable.
/// </summary>
internal static partial class Setting
{
    private const string OwnVersion = "/v3";

    /// <summary>An option whose value stands behind it, in its environment variable, or is the default.</summary>
    public static Option<T> Value<T>(string name, string description, string valueName, T defaultValue, Func<string, T> read, params string[] otherVariables) =>
        new(name)
        {
            Description = $"{description} [{Variable(name)}]",
            HelpName = valueName,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Parse(result, result.Tokens[^1].Value, name, read),
            DefaultValueFactory = result => InVariable([Variable(name), .. otherVariables]) is var (variable, text)
                ? Parse(result, text, variable, read)
                : defaultValue,
        };

    /// <summary>An option that may be given several times; its variable holds several values as PATH does.</summary>
    public static Option<string[]> Repeatable(string name, string description, string valueName, Func<string, string> read) => new(name)
    {
        Description = $"{description} [{Variable(name)}]",
        HelpName = valueName,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value, name, read))],
        DefaultValueFactory = result => InVariable([Variable(name)]) is var (variable, text)
            ? [.. Separate(text, Path.PathSeparator).Select(one => Parse(result, one, variable, read))]
            : [],
    };

    public static Option<bool> Flag(string name, string description) => new(name)
    {
        Description = $"{description} [{Variable(name)}]",
        CustomParser = result => result.Tokens is not [.., var token] || Parse(result, token.Value, name, ReadFlag),
        DefaultValueFactory = result => InVariable([Variable(name)]) is var (variable, text) && Parse(result, text, variable, ReadFlag),
    };

    /// <summary>An option for one command alone, without a variable.</summary>
    public static Option<T> Once<T>(string name, string description, string valueName, Func<string, T> read) => new(name)
    {
        Description = description,
        HelpName = valueName,
        CustomParser = result => Parse(result, result.Tokens[^1].Value, name, read),
    };

    public static string Variable(string name) => $"HEYGEN_MCP_{name.TrimStart('-').Replace('-', '_').ToUpperInvariant()}";

    public static string[] ReadList(string text) => Separate(text, ',');

    public static Uri? ReadUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? url
        : throw new FormatException("expected an http or https address");

    /// <summary>HeyGen's address is documented with and without the version, which every operation's own path has.</summary>
    public static Uri? ReadApiUrl(string text)
    {
        var url = ReadUrl(text)!;
        var path = url.AbsolutePath.TrimEnd('/');
        if (path.EndsWith(OwnVersion, StringComparison.OrdinalIgnoreCase))
            path = path[..^OwnVersion.Length].TrimEnd('/');

        return url.Query.Length + url.Fragment.Length == 0 && !OtherVersion().IsMatch(path)
            ? new Uri(url, path.Length == 0 ? "/" : path)
            : throw new FormatException("expected an address without version, query and fragment, such as https://api.heygen.com");
    }

    public static string ReadFolder(string text) => SettingText.ReadPath(text) is var path && Directory.Exists(path)
        ? path
        : throw new FormatException("expected a folder that exists");

    /// <summary>Seconds, or a time with units such as <c>90s</c>, <c>30m</c> or <c>1h 30m</c>.</summary>
    public static int? ReadSeconds(string text)
    {
        var parts = Duration().Match(text);
        var seconds = (3600 * Number("h")) + (60 * Number("m")) + Number("s");
        return parts.Success && seconds <= OwnArguments.MostWaitSeconds
            ? seconds
            : throw new FormatException($"expected whole seconds from 0 to {OwnArguments.MostWaitSeconds}, or a time such as 30m");

        int Number(string unit) => parts.Groups[unit] is { Length: > 0 } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static T Parse<T>(ArgumentResult result, string text, string source, Func<string, T> read)
    {
        var clean = SettingText.Clean(text);
        try
        {
            return clean.Length == 0 ? throw new FormatException("expected a value")
                : SettingText.IsPlaceholder(clean) ? throw new FormatException("expected a value in place of the placeholder, which nobody filled in")
                : read(clean);
        }
        catch (FormatException problem)
        {
            result.AddError($"{source}: {problem.Message}, found '{text}'.");
            return default!;
        }
    }

    /// <summary>An empty variable is none: so container files write one that is not set.</summary>
    private static (string Name, string Text)? InVariable(string[] names)
    {
        foreach (var name in names)
        {
            if (Environment.GetEnvironmentVariable(name) is { } text && SettingText.Clean(text).Length > 0)
                return (name, text);
        }

        return null;
    }

    private static string[] Separate(string text, char separator) =>
        [.. SettingText.Clean(text).Split(separator).Select(SettingText.Clean).Where(one => one.Length > 0)];

    private static bool ReadFlag(string text) =>
        SettingText.ReadFlag(text) ?? throw new FormatException("expected true or false (also yes or no, on or off, 1 or 0)");

    [GeneratedRegex(@"/v\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherVersion();

    [GeneratedRegex(
        @"^(?=.)((?<h>\d{1,4})\s*h(ours?)?)?\s*((?<m>\d{1,5})\s*m(in(utes?)?)?)?\s*((?<s>\d{1,6})\s*(s(ec(onds?)?)?)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
