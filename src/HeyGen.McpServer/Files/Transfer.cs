namespace HeyGen.McpServer.Files;

/// <summary>How much of a file was transferred.</summary>
/// <param name="Total">The file's size; null while it is unknown.</param>
internal readonly record struct Transfer(string Verb, string Name, long Bytes, long? Total)
{
    public override string ToString() =>
        Total is { } total ? $"{Verb} {Name}: {Megabytes(Bytes)} of {FileRefusals.Size(total)}" : $"{Verb} {Name}: {FileRefusals.Size(Bytes)}";

    public double Percent => Total is > 0 and { } total ? 100.0 * Bytes / total : 0;

    /// <summary>In the total's unit, which then need not be written twice.</summary>
    private string Megabytes(long bytes) => Total >= 1024 * 1024
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0}")
        : FileRefusals.Size(bytes);
}

/// <summary>Reports a transfer's progress at intervals: it is called with every piece, and there are thousands.</summary>
internal sealed class TransferReport(Action<Transfer> show, string verb, string name, long? total, TimeProvider time)
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    private long? reportedAt;
    private long reported = -1;

    public long? Total { get; set; } = total;

    public void Show(long bytes)
    {
        var isEarly = reportedAt is { } before && time.GetElapsedTime(before) < pause && bytes != Total;
        if (isEarly || bytes == reported)
            return;

        (reportedAt, reported) = (time.GetTimestamp(), bytes);
        show(new Transfer(verb, name, bytes, Total));
    }
}

/// <summary>Reports how far a stream was read. It does not own the stream, which may be sent again.</summary>
internal sealed class CountedStream(Stream inner, TransferReport report) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        report.Show(inner.Position);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        report.Show(inner.Position);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
    public override void Flush() => inner.Flush();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Reads a body from the network, and gives up when nothing has come for a while: a large file has no time limit as a whole.</summary>
internal sealed class StallGuard(Stream body, TimeProvider time)
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(60);

    /// <exception cref="OperationCanceledException">Nothing came for too long, or the caller has gone.</exception>
    public async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stalled.Token);
        return await body.ReadAsync(buffer, ends.Token);
    }
}
