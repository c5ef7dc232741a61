namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// A response body without the event that opens a resumable stream: it has an id but no data, and clients of before 2025-11-25, which introduced it, fail
/// to parse the empty data as JSON. The events after it keep their ids, so that such a client can resume as well, from the first message that it got.
/// </summary>
internal sealed class UnprimedStream(Stream inner) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    // The SDK writes each event with one call.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.Span.StartsWith("event: prime\n"u8) ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is written asynchronously.");
    public override void Flush() => throw new NotSupportedException("The body is flushed asynchronously.");
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
