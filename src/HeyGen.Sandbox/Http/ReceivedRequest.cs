using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HeyGen.Sandbox.Http;

/// <summary>A request's body, read whole: form files for multipart, bytes for all else.</summary>
internal sealed record ReceivedRequest(string? ContentType, byte[] Body, IFormFileCollection? Files)
{
    private const int LoggedBytes = 64 * 1024;

    public bool IsMultipart => Files is not null;

    /// <summary>What the request log keeps of the body: the text, cut at 64 KB; nothing of an upload.</summary>
    public string? LoggedBody => Body.Length == 0 ? null : Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, LoggedBytes));

    /// <exception cref="ApiException">413 when the body is too large, 400 when it cannot be read.</exception>
    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        try
        {
            if (request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            {
                // Kept in memory: a sandbox leaves nothing on the disk.
                var options = new FormOptions { MemoryBufferThreshold = int.MaxValue, MultipartBodyLengthLimit = SandboxServer.LargestBody };
                var form = await request.ReadFormAsync(options, context.RequestAborted);
                return new(request.ContentType, [], form.Files);
            }

            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, context.RequestAborted);
            return new(request.ContentType, body.ToArray(), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ApiException(413, "payload_too_large", "The request body is too large.");
        }
        catch (InvalidDataException exception)
        {
            throw ApiException.InvalidParameter(null, $"The multipart body cannot be read: {exception.Message}");
        }
    }

    /// <summary>The bytes of the multipart part with this name.</summary>
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
