using System.Text.RegularExpressions;

namespace HeyGen.Client;

/// <summary>How people and the programs that start this one write a setting, whether in a flag, a variable or a file.</summary>
public static partial class SettingText
{
    /// <summary>The text without blanks, byte order mark and one pair of quotes around it: env files keep quotes that a shell would take away.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = text.Trim().Trim('\uFEFF').Trim();
        return bare is ['"' or '\'', .. var inner, _] && bare[0] == bare[^1] ? inner.Trim() : bare;
    }

    /// <summary>Whether it stands where a value should have been put: <c>${HEYGEN_API_KEY}</c>, <c>$HOME/x</c>, <c>%KEY%</c>, <c>your key</c>.</summary>
    public static bool IsPlaceholder(string text) => Placeholder().IsMatch(text);

    /// <summary>Yes or no in any usual spelling; null for anything else.</summary>
    public static bool? ReadFlag(string text) => Clean(text).ToUpperInvariant() switch
    {
        "1" or "TRUE" or "T" or "YES" or "Y" or "ON" => true,
        "0" or "FALSE" or "F" or "NO" or "N" or "OFF" => false,
        _ => null,
    };

    /// <summary>A path with <c>~</c> as this user's home folder, which only a shell would have put in.</summary>
    public static string ReadPath(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is "~" or ['~', '/' or '\\', ..] ? Path.Combine(Home, text[1..].TrimStart('/', '\\')) : text;
    }

    internal static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    [GeneratedRegex(@"\$\{[^}]*\}|^\$\w+|^%\w+%|\{\{.*\}\}|^<.+>$|^your[\W_]([\w\W]*[\W_])?key$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
