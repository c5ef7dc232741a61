namespace HeyGen.McpServer.Files;

/// <summary>
/// Reads how long a film or recording is out of the file's own header: MP4, MOV, WebM, WAV and MP3. A file that is broken, made up or of another format has
/// an unknown length; none of them makes this throw or read for long.
/// </summary>
internal static class MediaLength
{
    /// <summary>What is read of a stream in which nothing but the beginning can be reached.</summary>
    private const int HeadBytes = 1 << 20;

    /// <summary>A week. What claims to be longer is not believed.</summary>
    private const double LongestSeconds = 604_800;

    /// <summary>The length in seconds; null where the file does not say.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async ValueTask<decimal?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var media = stream.CanSeek ? new MediaBytes(stream, stream.Length) : await HeadAsync(stream, cancellationToken);
        var seconds = await media.ReadAsync(0, 12, cancellationToken) switch
        {
            [0x1A, 0x45, 0xDF, 0xA3, ..] => await WebMLength.ReadAsync(media, cancellationToken),
            [(byte)'R', _, _, _, _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E'] => await WaveLength.ReadAsync(media, cancellationToken),
            [_, _, _, _, >= (byte)'a' and <= (byte)'z', >= (byte)'a' and <= (byte)'z', >= (byte)'a' and <= (byte)'z', >= (byte)'a' and <= (byte)'z', ..] =>
                await Mp4Length.ReadAsync(media, cancellationToken),
            _ => await Mp3Length.ReadAsync(media, cancellationToken),
        };
        return seconds is > 0 and < LongestSeconds ? decimal.Round((decimal)seconds.Value, 3) : null;
    }

    private static async Task<MediaBytes> HeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var count = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new MediaBytes(new MemoryStream(head, 0, count, writable: false), count < head.Length ? count : null);
    }
}
