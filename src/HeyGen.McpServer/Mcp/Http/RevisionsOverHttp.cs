using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// Prepares a request for what the SDK's HTTP endpoint does with it before any filter runs. Of an <c>initialize</c> it answers an unknown revision in the
/// header with -32022 and parameters that it cannot read with status 500; and it gives event ids, without which no stream can be resumed, only to clients
/// that ask for 2025-11-25 or later, although revisions 2025-03-26 and 2025-06-18 resume as well.
/// </summary>
internal sealed class RevisionsOverHttp(IHttpContextAccessor http)
{
    private const string RevisionHeader = "MCP-Protocol-Version";
    private const string RevisionWithoutInitialize = "2026-07-28";

    private static readonly JsonTypeInfo<InitializeRequestParams> parametersType =
        (JsonTypeInfo<InitializeRequestParams>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(InitializeRequestParams));

    // A repeated name would throw only when the object is first read.
    private static readonly JsonDocumentOptions strictJson = new() { AllowDuplicateProperties = false };

    /// <summary>The revision agreed on, remembered while the SDK is shown another.</summary>
    private sealed record AgreedRevision(string Revision);

    /// <summary>Rewrites an <c>initialize</c>, and spares clients of older revisions what they cannot read.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (MayInitialize(context.Request) && !await PrepareInitializeAsync(context))
            return;
        // No header and no agreement: 2025-03-26, which has no such header.
        var revision = context.Features.Get<AgreedRevision>()?.Revision ?? context.Request.Headers[RevisionHeader];
        if (revision is not (InitializeNegotiation.NewestRevision or RevisionWithoutInitialize))
            context.Response.Body = new UnprimedStream(context.Response.Body);

        await next(context);
    }

    /// <summary>Puts the revision agreed on back, after the SDK's transport has read it.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.Initialize, Params: JsonObject parameters }
            && http.HttpContext?.Features.Get<AgreedRevision>() is { } agreement)
        {
            parameters["protocolVersion"] = agreement.Revision;
        }
        return next(context, cancellationToken);
    };

    /// <summary>Reads the body and, when it is an <c>initialize</c>, replaces it by one that the SDK accepts.</summary>
    /// <returns>False when the request has been answered.</returns>
    private static async Task<bool> PrepareInitializeAsync(HttpContext context)
    {
        var request = context.Request;
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        if (!TryReadObject(body.ToArray(), out var message))
        {
            await RefuseAsync(context, McpErrorCode.InvalidRequest, "The body is no JSON-RPC message.", null);
            return false;
        }
        if (IsInitialize(message))
        {
            if (!HasReadableParameters(message, out var parameters))
            {
                await RefuseAsync(context, McpErrorCode.InvalidParams, "The parameters of initialize cannot be read.", message["id"]);
                return false;
            }
            context.Features.Set(new AgreedRevision(InitializeNegotiation.Negotiate(InitializeNegotiation.RequestedRevision(parameters))));
            parameters["protocolVersion"] = InitializeNegotiation.NewestRevision;
            request.Headers.Remove(RevisionHeader);
            body.SetLength(0);
            await using (var writer = new Utf8JsonWriter(body))
            {
                message.WriteTo(writer);
            }
        }

        body.Position = 0;
        request.Body = body;
        request.ContentLength = body.Length;
        return true;
    }

    // An initialize opens a session, so that it names none; and 2026-07-28, which says so in every header, has no initialize. All else is not read here.
    private static bool MayInitialize(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.HasJsonContentType()
        && !request.Headers.ContainsKey("Mcp-Session-Id")
        && request.Headers[RevisionHeader] != RevisionWithoutInitialize;

    private static bool TryReadObject(byte[] body, [NotNullWhen(true)] out JsonObject? message)
    {
        try
        {
            message = JsonNode.Parse(body, documentOptions: strictJson) as JsonObject;
        }
        catch (JsonException)
        {
            message = null;
        }
        return message is not null;
    }

    private static bool IsInitialize(JsonObject message) =>
        message["method"] is JsonValue method && method.TryGetValue(out string? name) && name == RequestMethods.Initialize;

    private static bool HasReadableParameters(JsonObject message, [NotNullWhen(true)] out JsonObject? parameters)
    {
        parameters = message["params"] as JsonObject;
        try
        {
            return parameters?.Deserialize(parametersType) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Task RefuseAsync(HttpContext context, McpErrorCode code, string message, JsonNode? id) =>
        JsonRpcResponses.WriteErrorAsync(context, StatusCodes.Status400BadRequest, code, message, id);
}

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
