using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Answers to HTTP requests that do not reach the SDK, in the form that its own refusals have.</summary>
internal static class JsonRpcResponses
{
    private static readonly JsonTypeInfo<JsonRpcError> ErrorType =
        (JsonTypeInfo<JsonRpcError>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcError));

    /// <summary>Writes a JSON-RPC error as the whole response.</summary>
    /// <param name="context">The request to answer.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The JSON-RPC error code.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="id">The id of the JSON-RPC request, where it is known.</param>
    public static Task WriteErrorAsync(HttpContext context, int status, McpErrorCode code, string message, JsonNode? id = null)
    {
        var error = new JsonRpcError { Id = ReadId(id), Error = new JsonRpcErrorDetail { Code = (int)code, Message = message } };
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error, ErrorType, cancellationToken: context.RequestAborted);
    }

    private static RequestId ReadId(JsonNode? id) => id switch
    {
        JsonValue value when value.TryGetValue(out string? text) => new RequestId(text),
        JsonValue value when value.TryGetValue(out long number) => new RequestId(number),
        _ => default,
    };
}
