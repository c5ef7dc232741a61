namespace HeyGen.Client.Tests.Wire;

/// <summary>An answer that has come in part: says when a reader has read it all and waits for the rest, which never comes.</summary>
internal sealed class WaitingStream(string soFar, Action waiting) : Stream
{
    private readonly MemoryStream content = new(Encoding.UTF8.GetBytes(soFar));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            return read;

        waiting();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
