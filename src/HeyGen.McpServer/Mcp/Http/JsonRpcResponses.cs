using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Answers to HTTP requests that do not reach the SDK, in the form that its own refusals have.</summary>
internal static class JsonRpcResponses
{
    private static readonly JsonTypeInfo<JsonRpcError> errorType =
        (JsonTypeInfo<JsonRpcError>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcError));

    public static Task WriteErrorAsync(HttpContext context, int status, McpErrorCode code, string message, JsonNode? id = null)
    {
        var error = new JsonRpcError { Id = ReadId(id), Error = new JsonRpcErrorDetail { Code = (int)code, Message = message } };
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error, errorType, cancellationToken: context.RequestAborted);
    }

    private static RequestId ReadId(JsonNode? id) => id switch
    {
        JsonValue value when value.TryGetValue(out string? text) => new RequestId(text),
        JsonValue value when value.TryGetValue(out long number) => new RequestId(number),
        _ => default,
    };
}
