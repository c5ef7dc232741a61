using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class UploadTests
{
    private static readonly Reply uploaded = Data("""{"asset_id":"a1","mime_type":"image/png","size_bytes":5,"url":"https://example.com/a1"}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UploadAsync_File_IsTheFormsOnlyPart()
    {
        await using var server = new ScriptedServer(uploaded);
        using var client = Clients.For(server);

        var answer = await client.UploadAsync(TestOperations.Upload, new MemoryStream("bytes"u8.ToArray()), "a.png", "image/png", cancellationToken: Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/v3/assets", request.Target);
        Assert.StartsWith("multipart/form-data; boundary=", request.Header("Content-Type"), StringComparison.Ordinal);
        Assert.NotNull(request.Header("Content-Length"));
        Assert.Contains("Content-Type: image/png", request.Text, StringComparison.Ordinal);
        Assert.Contains("Content-Disposition: form-data; name=file; filename=a.png", request.Text, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nbytes\r\n", request.Text, StringComparison.Ordinal);
        Assert.Equal("a1", answer.Data.GetProperty("asset_id").GetString());
        Assert.Equal(5, answer.Data.GetProperty("size_bytes").GetInt32());
    }

    [Fact]
    public async Task UploadAsync_BrokenWithSeekableStream_IsSentAgainWhole()
    {
        await using var server = new ScriptedServer(Cut, uploaded);
        using var client = Clients.For(server);
        using var content = new MemoryStream("skip-bytes"u8.ToArray()) { Position = 5 };

        await client.UploadAsync(TestOperations.Upload, content, "a.png", "image/png", cancellationToken: Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("\r\n\r\nbytes\r\n", request.Text, StringComparison.Ordinal));
        Assert.Single(server.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task UploadAsync_StreamThatCannotSeek_IsSentOnce()
    {
        await using var server = new ScriptedServer(Error(429, "rate_limit_exceeded"), uploaded);
        using var client = Clients.For(server);

        var error = await Clients.FailureOf(client.UploadAsync(TestOperations.Upload, new OneWayStream(5), "a.png", "image/png", cancellationToken: Token));

        Assert.Single(server.Requests);
        Assert.Equal(FailureKind.RateLimited, error.Kind);
    }

    [Fact]
    public async Task UploadAsync_FileOver32Megabytes_IsRefusedUnsent()
    {
        await using var server = new ScriptedServer(uploaded);
        using var client = Clients.For(server);
        using var content = new MemoryStream();
        content.SetLength((32 * 1024 * 1024) + 1);

        var error = await Clients.FailureOf(client.UploadAsync(TestOperations.Upload, content, "a.mp4", "video/mp4", cancellationToken: Token));

        Assert.Equal("payload_too_large", error.Code);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task UploadAsync_StreamThatTurnsOutTooLarge_IsBrokenOff()
    {
        await using var server = new ScriptedServer(uploaded);
        using var client = Clients.For(server);

        var content = new OneWayStream((32 * 1024 * 1024) + 1);
        var error = await Clients.FailureOf(client.UploadAsync(TestOperations.Upload, content, "a.mp4", "video/mp4", cancellationToken: Token));

        Assert.Equal("payload_too_large", error.Code);
        Assert.Empty(server.Requests);
    }

    /// <summary>So many zeros, that can be read once.</summary>
    private sealed class OneWayStream(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, left);
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
