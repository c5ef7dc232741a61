namespace HeyGen.McpServer.Files;

/// <summary>A file to be uploaded, opened once: its size is known, and it can be read again from the start.</summary>
internal sealed class FileSource : IAsyncDisposable
{
    private FileSource(Stream content, string name, FileType type)
    {
        Content = content;
        Type = type;
        Name = type.NameFor(name);
    }

    public Stream Content { get; }

    /// <summary>With the extension that fits the bytes.</summary>
    public string Name { get; }

    public FileType Type { get; }

    public long Size => Content.Length;

    /// <summary>Takes over the stream and tells its type.</summary>
    /// <exception cref="FileRefusedException">The file is empty, or of a type that HeyGen does not take.</exception>
    public static async Task<FileSource> FromAsync(Stream content, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (content.Length == 0)
            {
                throw FileRefusals.Empty(name);
            }

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
