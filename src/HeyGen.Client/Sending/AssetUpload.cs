using System.Net.Http.Headers;

namespace HeyGen.Client;

/// <summary>
/// A caller's stream as one part of a form. Unlike the framework's own content it leaves the stream open, for the next attempt and for its
/// owner, and ends an upload that turns out too large.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    /// <summary>HeyGen's limit for this way of uploading, 32 MB.</summary>
    public const long MaximumBytes = 32L * 1024 * 1024;

    private const int CopyBytes = 64 * 1024;

    private readonly Stream stream;
    private readonly long start;

    public UploadContent(Stream stream, long start, string mediaType)
    {
        this.stream = stream;
        this.start = start;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    public static HeyGenException TooLarge() => Failures.Unsendable(
        "payload_too_large", "file", "The file is larger than 32 MB.", "Send a smaller file, or upload it directly as an asset.");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (this.stream.CanSeek)
            this.stream.Position = start;

        var buffer = new byte[CopyBytes];
        long copied = 0;
        int read;
        while ((read = await this.stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            copied += read;
            if (copied > MaximumBytes)
                throw TooLarge();

            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = stream.CanSeek ? stream.Length - start : 0;
        return stream.CanSeek;
    }
}

internal static class AssetUpload
{
    /// <exception cref="HeyGenException">The file is known to be too large.</exception>
    public static RequestTemplate Compose(Uri baseAddress, Operation operation, Stream content, string fileName, string mediaType)
    {
        var address = new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + operation.Path);
        var start = content.CanSeek ? content.Position : 0;
        if (content.CanSeek && content.Length - start > UploadContent.MaximumBytes)
            throw UploadContent.TooLarge();

        HttpRequestMessage Create() => new(HttpMethod.Post, address)
        {
            Content = new MultipartFormDataContent { { new UploadContent(content, start, mediaType), "file", fileName } },
        };
        return new RequestTemplate(Create) { CanRepeat = content.CanSeek };
    }
}
