namespace HeyGen.McpServer.Hosting;

/// <summary>
/// The input of a stdio session as the SDK's transport reads it, with what that transport lacks: it tells when the input ends, it lets go of a read that
/// the operating system cannot cancel, and it bounds the length of a line.
/// </summary>
internal sealed class StandardInput(Stream inner) : Stream
{
    /// <summary>
    /// The longest line taken, in bytes. What exceeds it is dropped up to the line's end; the rest is no JSON, so the SDK answers with a parse error
    /// (when an id can still be read) and goes on with the next line, instead of the process growing without bound.
    /// </summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lineLength;

    /// <summary>Completes when the client has closed its end, or the input fails.</summary>
    public Task Ended => ended.Task;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                // A blocking read of a terminal or pipe ignores the token; without WaitAsync a stop would wait for the client's next line.
                int read = await inner.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    ended.TrySetResult();
                    return 0;
                }
                int kept = DropExcess(buffer.Span[..read]);
                if (kept > 0)
                    return kept;
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            ended.TrySetResult();
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The input is read asynchronously.");
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Moves what is kept to the front of <paramref name="bytes"/> and returns its length.</summary>
    private int DropExcess(Span<byte> bytes)
    {
        int kept = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int lineFeed = bytes[start..].IndexOf((byte)'\n');
            int length = lineFeed < 0 ? bytes.Length - start : lineFeed;
            int allowed = (int)Math.Clamp(LongestLine - lineLength, 0, length);
            bytes.Slice(start, allowed).CopyTo(bytes[kept..]);
            kept += allowed;
            lineLength += length;
            start += length;
            if (lineFeed < 0)
                continue;
            bytes[kept++] = (byte)'\n';
            lineLength = 0;
            start++;
        }
        return kept;
    }
}
