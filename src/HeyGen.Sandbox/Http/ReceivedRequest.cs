using Microsoft.AspNetCore.Http.Features;

namespace HeyGen.Sandbox.Http;

/// <summary>A request's body, read whole: form files for multipart, bytes for all else.</summary>
internal sealed record ReceivedRequest(string? ContentType, byte[] Body, IFormFileCollection? Files)
{
    /// <summary>Covers the largest inline file: 32 MB as base64 inside a JSON body, with room for the rest.</summary>
    private const int LargestBody = 48 * 1024 * 1024;

    private const int LoggedBytes = 64 * 1024;

    public bool IsMultipart => Files is not null;

    /// <summary>What the request log keeps of the body: the text, cut at 64 KB; nothing of an upload.</summary>
    public string? LoggedBody => Body.Length == 0 ? null : Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, LoggedBytes));

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var body = await ReadBodyAsync(request.Body, context.RequestAborted);
        if (!request.HasFormContentType || !request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return new(request.ContentType, body, null);
        try
        {
            request.Body = new MemoryStream(body);
            // Kept in memory: a sandbox leaves nothing on the disk.
            var options = new FormOptions { MemoryBufferThreshold = LargestBody };
            var form = await request.ReadFormAsync(options, context.RequestAborted);
            return new(request.ContentType, [], form.Files);
        }
        catch (InvalidDataException exception)
        {
            throw ApiException.InvalidParameter(null, $"The multipart body cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads to the end even what is too large: a client that is cut off while it writes sees a broken connection and no refusal.</summary>
    private static async Task<byte[]> ReadBodyAsync(Stream stream, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isTooLarge = false;
        while (await stream.ReadAsync(buffer, ct) is > 0 and var count)
        {
            isTooLarge |= body.Length + count > LargestBody;
            if (!isTooLarge)
                body.Write(buffer, 0, count);
        }

        return isTooLarge ? throw new ApiException(413, "payload_too_large", "The request body is too large.") : body.ToArray();
    }

    public UploadedFile? File(string name)
    {
        if (Files?.GetFile(name) is not { } file)
            return null;
        using var stream = file.OpenReadStream();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(file.FileName, bytes);
    }
}
