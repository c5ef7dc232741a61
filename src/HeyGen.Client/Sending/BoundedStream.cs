namespace HeyGen.Client;

/// <summary>Ends the reading of a stream that turns out too large, as HttpClient ends that of a buffered answer.</summary>
internal sealed class BoundedStream(Stream stream, long maximumBytes) : Stream
{
    private long left = maximumBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override int Read(byte[] buffer, int offset, int count) => Counted(stream.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        left -= read;
        return left >= 0 ? read : throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The stream is too large.");
    }
}
