namespace HeyGen.McpServer.Files;

/// <summary>Reads parts of a media file, and no more than a header needs: a made-up file can name as many parts as it likes.</summary>
/// <param name="length">The whole file's; null where that is not known.</param>
internal sealed class MediaBytes(Stream stream, long? length)
{
    private const int MostReads = 2000;
    private const int MostBytes = 64 * 1024;

    private int reads;

    public long? Length { get; } = length;

    /// <summary>The bytes at a place; fewer, or none, where the file ends or enough was read.</summary>
    public async ValueTask<byte[]> ReadAsync(long offset, int count, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= stream.Length || ++reads > MostReads)
            return [];

        stream.Position = offset;
        var bytes = new byte[Math.Min(count, MostBytes)];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
