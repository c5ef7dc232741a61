using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using HeyGen.McpServer.Mcp.Calls;
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
    private static readonly JsonTypeInfo<InitializeRequestParams> parametersType =
        (JsonTypeInfo<InitializeRequestParams>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(InitializeRequestParams));

    private static readonly JsonTypeInfo<JsonRpcMessage> messageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    /// <summary>The revision agreed on, remembered while the SDK is shown another.</summary>
    private sealed record AgreedRevision(string Revision);

    /// <summary>Rewrites an <c>initialize</c>, and spares clients of older revisions what they cannot read.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<JsonRpcMessage>() is JsonRpcRequest { Method: RequestMethods.Initialize } initialize && MayInitialize(context.Request)
            && !await PrepareAsync(context, initialize))
        {
            return;
        }

        // No header and no agreement: 2025-03-26, which has no such header.
        var revision = context.Features.Get<AgreedRevision>()?.Revision ?? context.Request.Headers[PostedMessages.RevisionHeader];
        if (revision is not (InitializeNegotiation.NewestRevision or TasksCapability.FirstRevision))
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

    /// <summary>Replaces an <c>initialize</c> by one that the SDK accepts.</summary>
    /// <returns>False when the request has been answered.</returns>
    private static async Task<bool> PrepareAsync(HttpContext context, JsonRpcRequest initialize)
    {
        if (!HasReadableParameters(initialize, out var parameters))
        {
            var error = new MessageError(McpErrorCode.InvalidParams, "The parameters of initialize cannot be read.", initialize.Id);
            await JsonRpcResponses.WriteErrorAsync(context, StatusCodes.Status400BadRequest, error);
            return false;
        }

        context.Features.Set(new AgreedRevision(InitializeNegotiation.Negotiate(InitializeNegotiation.RequestedRevision(parameters))));
        parameters["protocolVersion"] = InitializeNegotiation.NewestRevision;
        context.Request.Headers.Remove(PostedMessages.RevisionHeader);
        PostedMessages.SetBody(context.Request, JsonSerializer.SerializeToUtf8Bytes<JsonRpcMessage>(initialize, messageType));
        return true;
    }

    // An initialize opens a session, so that it names none; and 2026-07-28, which says so in every header, has no initialize.
    private static bool MayInitialize(HttpRequest request) =>
        !request.Headers.ContainsKey(HttpSessions.Header) && request.Headers[PostedMessages.RevisionHeader] != TasksCapability.FirstRevision;

    private static bool HasReadableParameters(JsonRpcRequest initialize, [NotNullWhen(true)] out JsonObject? parameters)
    {
        parameters = initialize.Params as JsonObject;
        try
        {
            return parameters?.Deserialize(parametersType) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>
/// A response body without the event that opens a resumable stream: it has an id but no data, and clients of before 2025-11-25, which introduced it, fail
/// to parse the empty data as JSON. The events after it keep their ids, so that such a client can resume as well, from the first message that it got.
/// </summary>
internal sealed class UnprimedStream(Stream inner) : ResponseStream
{
    // The SDK writes each event with one call.
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        buffer.Span.StartsWith("event: prime\n"u8) ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
}
