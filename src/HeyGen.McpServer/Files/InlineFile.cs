using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Files;

/// <summary>A file written into the arguments: a <c>data:</c> address (RFC 2397) or bare base64.</summary>
internal static partial class InlineFile
{
    /// <summary>Beyond this the arguments themselves are no sensible way; HeyGen's limit for inline bytes is the same.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    public static bool IsDataAddress(string text) => text.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FileRefusedException">The text is no base64, or too much of it.</exception>
    public static byte[] Read(string text)
    {
        var data = text.AsSpan();
        if (IsDataAddress(text))
        {
            var head = Head().Match(text);
            data = head.Success ? data[head.Length..] : throw FileRefusals.NotBase64();
        }

        var most = data.Length / 4L * 3;
        if (most > MostBytes)
        {
            throw FileRefusals.InlineTooLarge(MostBytes);
        }

        var bytes = new byte[most + 3];
        return Convert.TryFromBase64Chars(data, bytes, out var length) ? bytes[..length] : throw FileRefusals.NotBase64();
    }

    [GeneratedRegex("^data:[^,]*;base64,", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
