using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Files;

/// <summary>The ways in which people and models write a path.</summary>
internal static partial class LocalPath
{
    /// <summary>
    /// Whether a text in the place of an asset means a file of this machine. Asset ids have no separators and no extensions, so nothing need be read:
    /// a path that does not exist is then reported as such, and not sent to HeyGen as an unknown id. A text of several lines is what would
    /// be in a file, such as subtitles.
    /// </summary>
    public static bool IsMeant(string text) => !text.Contains('\n', StringComparison.Ordinal) && IsOneLineMeant(text);

    private static bool IsOneLineMeant(string text) => IsPath(Unquoted(text) ?? text);

    private static bool IsPath(string text) =>
        IsFileAddress(text)
            || (!Scheme().IsMatch(text) && (text.AsSpan().ContainsAny('/', '\\') || text is "~" || FileType.IsKnownExtension(Path.GetExtension(text))))
        || DrivePath().IsMatch(text);

    /// <summary>The path as the system writes it: absolute, or relative to an allowed folder.</summary>
    /// <exception cref="FileRefusedException">The text is no path.</exception>
    public static string Read(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw FileRefusals.NoPath(text.Replace('\0', '?'));

        if (IsFileAddress(text))
        {
            // A fragment or a query would be lost without a word, and another file or folder taken.
            return Uri.TryCreate(LocalAddress().Replace(text, "file:///"), UriKind.Absolute, out var address)
                && address is { IsFile: true, Host: "", Fragment: "", Query: "" }
                ? address.LocalPath
                : throw FileRefusals.NoPath(text);
        }

        if (!OperatingSystem.IsWindows() && (DrivePath().IsMatch(text) || text.StartsWith(@"\\", StringComparison.Ordinal)))
            throw FileRefusals.PathOfWindows(text);

        return text is "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), text[1..].TrimStart('/', '\\'))
            : text;
    }

    /// <summary>A path as it stands without the quotes or backslashes that a shell wants; null where it has none.</summary>
    public static string? Unquoted(string text)
    {
        if (text is ['\'', _, .., '\''] or ['"', _, .., '"'])
            return text[1..^1];

        var plain = OperatingSystem.IsWindows() ? text : Escape().Replace(text, "$1");
        return plain == text ? null : plain;
    }

    private static bool IsFileAddress(string text) => text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Two letters at least, for one letter and a colon is a drive of Windows.</summary>
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    /// <summary>RFC 8089's ways to write an address of this machine.</summary>
    [GeneratedRegex("^file:(//(localhost)?)?/(?!/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalAddress();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"^[A-Za-z]:[\\/]", RegexOptions.CultureInvariant)]
    private static partial Regex DrivePath();
}
