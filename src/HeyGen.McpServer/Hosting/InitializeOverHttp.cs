using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Hosting;

/// <summary>
/// Prepares an <c>initialize</c> request for what the SDK's HTTP endpoint does with it before any filter runs: it answers an unknown revision in the
/// header with -32022, parameters that it cannot read with status 500, and it gives resumable streams only to clients that ask for 2025-11-25 or later,
/// although revisions 2025-03-26 and 2025-06-18 have them as well. (The SDK spares those clients the event without data that opens each stream; its type
/// is <c>prime</c>, and an SSE reader passes over a type that nobody listens to.)
/// </summary>
internal sealed class InitializeOverHttp(IHttpContextAccessor http)
{
    private const string RevisionHeader = "MCP-Protocol-Version";
    private const string NewestRevisionHeaderValue = "2026-07-28";

    private static readonly JsonTypeInfo<InitializeRequestParams> ParametersType =
        (JsonTypeInfo<InitializeRequestParams>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(InitializeRequestParams));

    /// <summary>The revision agreed on, remembered while the SDK is shown another.</summary>
    private sealed record Agreement(string Revision);

    /// <summary>Rewrites the request when it is an <c>initialize</c>.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (!MayInitialize(request))
        {
            await next(context);
            return;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        if (ReadInitialize(body.ToArray()) is { } message)
        {
            if (!HasReadableParameters(message, out JsonObject? parameters))
            {
                await JsonRpcResponses.WriteErrorAsync(
                    context, StatusCodes.Status400BadRequest, McpErrorCode.InvalidParams, "The parameters of initialize cannot be read.", message["id"]);
                return;
            }
            context.Features.Set(new Agreement(InitializeNegotiation.Negotiate(InitializeNegotiation.RequestedRevision(parameters))));
            parameters["protocolVersion"] = InitializeNegotiation.NewestRevision;
            request.Headers.Remove(RevisionHeader);
            body.SetLength(0);
            await using var writer = new Utf8JsonWriter(body);
            message.WriteTo(writer);
        }

        body.Position = 0;
        request.Body = body;
        request.ContentLength = body.Length;
        await next(context);
    }

    /// <summary>Puts the revision agreed on back, after the SDK's transport has looked.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.Initialize, Params: JsonObject parameters }
            && http.HttpContext?.Features.Get<Agreement>() is { } agreement)
        {
            parameters["protocolVersion"] = agreement.Revision;
        }
        return next(context, cancellationToken);
    };

    // An initialize opens a session, so that it names none; and 2026-07-28, which says so in every header, has no initialize. All else is not read here.
    private static bool MayInitialize(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.HasJsonContentType()
        && !request.Headers.ContainsKey("Mcp-Session-Id")
        && request.Headers[RevisionHeader] != NewestRevisionHeaderValue;

    private static JsonObject? ReadInitialize(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject message
                && message["method"] is JsonValue method && method.TryGetValue(out string? name) && name == RequestMethods.Initialize ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasReadableParameters(JsonObject message, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonObject? parameters)
    {
        parameters = message["params"] as JsonObject;
        try
        {
            return parameters?.Deserialize(ParametersType) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
