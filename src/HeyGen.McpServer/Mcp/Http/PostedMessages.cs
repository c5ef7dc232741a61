using System.Net.Mime;
using HeyGen.McpServer.Mcp.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// Reads what a client posts before the SDK's endpoint does: that one answers status 500 without a body to what it cannot read, such as a name that is a
/// number, and knows no batches.
/// </summary>
internal sealed class PostedMessages(HttpSessions sessions)
{
    public const string RevisionHeader = "MCP-Protocol-Version";

    /// <summary>Where clients of the HTTP+SSE transport post.</summary>
    public const string LegacyPath = $"{HttpServer.McpPath}/message";

    private const int SessionNotFound = -32001;

    private const string ProtocolVersion = "io.modelcontextprotocol/protocolVersion";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await PassOnAsync(context, message: null, next);
            return;
        }

        if (!IsJson(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, new MessageError(
                McpErrorCode.InvalidRequest, $"Send the message as {MediaTypeNames.Application.Json} in UTF-8; the Content-Type header says something else."));
        }
        else if (await ReadAsync(context) is { } body)
        {
            await PassOnAsync(context, body, next);
        }
    }

    public static void SetBody(HttpRequest request, byte[] body)
    {
        request.Body = new MemoryStream(body);
        request.ContentLength = body.Length;
        // Without the charset, whose other spellings the SDK answers with status 500.
        request.ContentType = MediaTypeNames.Application.Json;
    }

    private async Task PassOnAsync(HttpContext context, byte[] body, RequestDelegate next)
    {
        var read = MessageParser.Read(body);
        if (read.Messages.Any(message => message is JsonRpcNotification { Method: NotificationMethods.InitializedNotification }))
            sessions.NoteInitialized(SessionOf(context.Request));

        if (read.Error is { } unreadable)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, unreadable);
        }
        else if (read.IsBatch)
        {
            await (TakesBatches(context.Request)
                ? HttpBatch.RunAsync(context, read.Messages, next)
                : RefuseAsync(context, StatusCodes.Status400BadRequest, MessageParser.NoBatch));
        }
        else if (Refusal(context.Request, read.Messages[0]!) is { } refused)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, refused);
        }
        else
        {
            context.Features.Set(read.Messages[0]);
            SetBody(context.Request, body);
            await (context.Request.Path == LegacyPath && sessions.Find(SessionOf(context.Request)) is null
                ? PassOnToUnknownAsync(context, next)
                : PassOnAsync(context, read.Messages[0]!, next));
        }
    }

    private static async Task PassOnAsync(HttpContext context, JsonRpcMessage? message, RequestDelegate next)
    {
        var body = context.Response.Body;
        var identified = new IdentifiedErrors(context, body, message);
        context.Response.Body = identified;
        try
        {
            await next(context);
            await identified.EndAsync();
        }
        finally
        {
            context.Response.Body = body;
        }
    }

    /// <summary>
    /// A client learns of a session a moment before it is known here, so the SDK decides. What it answers where there is none has status 400 or, natively
    /// compiled, is an exception.
    /// </summary>
    private static async Task PassOnToUnknownAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var isAccepted = false;
        try
        {
            await next(context);
            isAccepted = context.Response.StatusCode == StatusCodes.Status202Accepted;
        }
        catch (Exception unserializable) when (unserializable is NotSupportedException or InvalidOperationException)
        {
            // The SDK's words as JSON, for which a native program has no serializer.
        }
        finally
        {
            context.Response.Body = body;
        }

        if (isAccepted)
        {
            await context.Response.Body.WriteAsync(answer.ToArray(), context.RequestAborted);
            return;
        }

        context.Response.Clear();
        await RefuseAsync(context, StatusCodes.Status404NotFound, new MessageError(
            (McpErrorCode)SessionNotFound, $"The session in the address has ended or never was; open {HttpServer.McpPath}/sse again."));
    }

    private static string SessionOf(HttpRequest request) =>
        (request.Path == LegacyPath ? request.Query["sessionId"] : request.Headers[HttpSessions.Header]).ToString();

    private bool TakesBatches(HttpRequest request) => request.Path != LegacyPath
        && sessions.Find(SessionOf(request))?.NegotiatedProtocolVersion is InitializeNegotiation.RevisionWithBatches;

    /// <summary>What the SDK's endpoint would fail at, or say in another way than over stdio.</summary>
    private static MessageError? Refusal(HttpRequest http, JsonRpcMessage message)
    {
        var revision = http.Headers[RevisionHeader].ToString();
        if (message is not JsonRpcRequest request)
            return null;

        // The endpoint compares a name in the body with the one in the header, and fails at one that is no text.
        if (revision == TasksCapability.FirstRevision)
            return RequestCheck.Problem(request, hasHandshake: false) is { } problem ? new MessageError(McpErrorCode.InvalidParams, problem, request.Id) : null;

        // Who says its revision in the request speaks none that has a handshake: only those of server/discover are of use to it.
        return revision.Length > 0 && request.Method != RequestMethods.Initialize && !InitializeNegotiation.IsKnown(revision)
            && request.Params is JsonObject { } given && (given["_meta"] as JsonObject)?.ContainsKey(ProtocolVersion) is true
            ? InitializeNegotiation.Unsupported(revision, request.Id)
            : null;
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToUpperInvariant() is "" or "UTF-8" or "UTF8" or "US-ASCII";

    /// <returns>The body; null when it is too large and the request has been answered.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(context, refused.StatusCode, new MessageError(
                McpErrorCode.InvalidRequest, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : refused.Message));
            return null;
        }
    }

    private static string TooLarge { get; } =
        $"The message is larger than {HttpServer.LargestRequest / 1024 / 1024} MB. Pass media as a public https link, or get an address to upload it to with "
        + "create_asset_upload; then pass its asset id.";

    private static Task RefuseAsync(HttpContext context, int status, MessageError error) => JsonRpcResponses.WriteErrorAsync(context, status, error);
}
