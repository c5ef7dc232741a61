using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http.Features;

namespace HeyGen.Sandbox.Assets;

/// <summary>
/// Serves <c>/uploads/</c>, the presigned addresses of direct uploads, in the manner of S3: no key, every announced header exactly, refusals in XML.
/// A credential is refused, so that a client which sends HeyGen's key to the storage is found out.
/// </summary>
internal sealed class UploadEndpoint(
    ConcurrentDictionary<string, DirectUpload> uploads, FileStore files, JobClock clock, RequestLog log, FaultPlan faults)
{
    public const string PathPrefix = "/uploads/";

    /// <summary>What S3 takes in one PUT.</summary>
    public const long LargestFile = 5L * 1024 * 1024 * 1024;

    /// <summary>How the request log and scripted faults call the sending of the bytes, which is no operation of the API.</summary>
    private const string Step = "put_upload";

    private static readonly string[] credentials = ["X-Api-Key", "Authorization", "Cookie"];

    public static string Link(Uri baseAddress, DirectUpload upload) =>
        new Uri(baseAddress, $"{PathPrefix}{upload.AssetId}?X-Amz-Signature={upload.Signature}").AbsoluteUri;

    public async Task HandleAsync(HttpContext context)
    {
        var entry = log.Begin(context.Request, clock.Now);
        entry.Operation = Step;
        // The announced size is the limit here.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        try
        {
            var fault = faults.Take(Step);
            if (fault is not null && await fault.ActBeforeAsync(context, clock, entry))
                return;
            var refusal = await RefusalAsync(context);
            if (fault is not null)
                await fault.DelayAsync(clock, context.RequestAborted);
            if (fault?.Cut == "after")
            {
                context.Abort();
                return;
            }
            entry.Status = refusal?.Status ?? StatusCodes.Status200OK;
            if (refusal is not null)
            {
                context.Response.StatusCode = refusal.Status;
                context.Response.ContentType = "application/xml";
                var error = new XElement("Error", new XElement("Code", refusal.Code), new XElement("Message", refusal.Message));
                await context.Response.WriteAsync(error.ToString(), context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The sender has left; what came of the file is gone already.
        }
    }

    /// <summary>Stores the bytes, or says in the words of S3 why it does not.</summary>
    private async Task<ApiException?> RefusalAsync(HttpContext context)
    {
        var request = context.Request;
        var upload = uploads.GetValueOrDefault(request.Path.Value![PathPrefix.Length..]);
        if ((Refusal(request, upload) ?? HeaderRefusal(request, upload!)) is { } refusal)
        {
            // Read to the end all the same: a client that is cut off while it writes sees a broken connection and no refusal.
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return refusal;
        }
        var file = await files.ReceiveAsync(request.Body, upload!.Announced.Size, context.RequestAborted);
        if (upload.Announced.Checksum is { } checksum && !checksum.Equals(file.Checksum, StringComparison.OrdinalIgnoreCase))
        {
            FileStore.Delete(file);
            return new(400, "BadDigest", "The bytes have another SHA-256 than the header says.");
        }
        return Keep(upload, file) ? null : new(412, "PreconditionFailed", "Other bytes are stored already; an upload takes one file.");
    }

    /// <summary>Keeps the bytes that came first. The same again are no mistake: the sender may never have got our answer, and a PUT may be repeated.</summary>
    private bool Keep(DirectUpload upload, StoredFile file)
    {
        lock (upload.Owner.Gate)
        {
            if (!upload.HasBytes)
            {
                upload.Store(file, clock);
                return true;
            }
            FileStore.Delete(file);
            return upload.HasSameBytes(file);
        }
    }

    private ApiException? Refusal(HttpRequest request, DirectUpload? upload)
    {
        if (!HttpMethods.IsPut(request.Method))
            return new(405, "MethodNotAllowed", "Bytes are sent with PUT.");
        if (credentials.FirstOrDefault(request.Headers.ContainsKey) is { } credential)
            return new(400, "InvalidArgument", $"{credential} must not be sent here: the address is the permission, and the storage is not HeyGen's API.");
        if (upload is null || !IsSigned(request, upload))
            return new(403, "SignatureDoesNotMatch", "The address was changed.");
        return clock.Now >= upload.ExpiresAt ? new(403, "AccessDenied", "Request has expired.") : null;
    }

    private static ApiException? HeaderRefusal(HttpRequest request, DirectUpload upload)
    {
        if (request.ContentLength is not { } length)
            return new(411, "MissingContentLength", "Content-Length is required.");
        if (upload.Headers().FirstOrDefault(header => request.Headers[header.Key] != header.Value) is { Key: { } name })
            return new(403, "SignatureDoesNotMatch", $"{name} must be sent as upload_headers has it.");
        return length == upload.Announced.Size ? null : new(400, "InvalidRequest", $"{length} bytes are sent, {upload.Announced.Size} were announced.");
    }

    private static bool IsSigned(HttpRequest request, DirectUpload upload) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Query["X-Amz-Signature"].ToString()), Encoding.UTF8.GetBytes(upload.Signature));
}
