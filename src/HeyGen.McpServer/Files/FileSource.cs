using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Files;

/// <summary>A file to be uploaded, opened once: its size is known, and it can be read again from the start.</summary>
internal sealed class FileSource : IAsyncDisposable
{
    private FileSource(Stream content, string name, FileType type)
    {
        Content = content;
        Type = type;
        Name = type.NameFor(FileName.Sendable(name));
    }

    public Stream Content { get; }

    /// <summary>With the extension that fits the bytes.</summary>
    public string Name { get; }

    public FileType Type { get; }

    public long Size => Content.Length;

    /// <summary>Takes over the stream and detects its type.</summary>
    /// <exception cref="FileRefusedException">The file is empty, or of a type that HeyGen does not take.</exception>
    public static async Task<FileSource> FromAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (content.Length == 0)
                throw FileRefusals.Empty(name);

            var head = new byte[FileType.HeadBytes];
            content.Position = 0;
            var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            content.Position = 0;
            return new FileSource(content, name, FileType.Detect(head.AsSpan(0, length)) ?? throw FileRefusals.UnknownType(name));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

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
            throw FileRefusals.InlineTooLarge(MostBytes);

        var bytes = new byte[most + 3];
        return Convert.TryFromBase64Chars(data, bytes, out var length) ? bytes[..length] : throw FileRefusals.NotBase64();
    }

    [GeneratedRegex("^data:[^,]*;base64,", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
