using System.Security.Cryptography;

namespace HeyGen.Client;

/// <summary>A file as the body of a PUT: its exact length, the headers that the address was signed for, and a check sum made on the way.</summary>
internal sealed class DirectUploadContent : HttpContent
{
    private const int CopyBytes = 64 * 1024;

    private readonly Stream stream;
    private readonly long length;
    private readonly TimeSpan stall;
    private readonly CancellationTokenSource stalled;

    public DirectUploadContent(Stream stream, IReadOnlyDictionary<string, string> headers, TimeSpan stall, TimeProvider time)
    {
        this.stream = stream;
        length = stream.Length;
        this.stall = stall;
        stalled = new CancellationTokenSource(stall, time);
        foreach (var (name, value) in headers)
        {
            if (IsAboutContent(name))
                Headers.TryAddWithoutValidation(name, value);
        }

        Headers.ContentLength = length;
    }

    /// <summary>Cancelled when no byte has gone out for a while. A large file has no other time limit.</summary>
    public CancellationToken Stalled => stalled.Token;

    /// <summary>SHA-256 of what was sent, in hexadecimal digits.</summary>
    public string Checksum { get; private set; } = "";

    /// <summary>HTTP's headers of the body, which .NET keeps apart from those of the request.</summary>
    public static bool IsAboutContent(string header) =>
        header.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Expires", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Last-Modified", StringComparison.OrdinalIgnoreCase);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        this.stream.Position = 0;
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[CopyBytes];
        for (var left = length; left > 0;)
        {
            var read = await this.stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw Failures.Unsendable(
                    "invalid_parameter", "file", "The file became shorter while it was sent.", "Send it again when nothing else writes to it.");
            }

            checksum.AppendData(buffer, 0, read);
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            stalled.CancelAfter(stall);
            left -= read;
        }

        Checksum = Convert.ToHexStringLower(checksum.GetHashAndReset());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stalled.Dispose();

        base.Dispose(disposing);
    }
}
