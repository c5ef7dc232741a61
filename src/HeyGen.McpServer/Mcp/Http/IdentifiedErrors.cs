using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// A response body whose errors bear the id of the message that was posted, if any. The SDK writes <c>"id": null</c> into what it refuses with a status of 4xx, which no revision of
/// MCP has: an error has its request's id, or none where that cannot be known.
/// </summary>
internal sealed class IdentifiedErrors(HttpContext context, Stream inner, JsonRpcMessage? message) : ResponseStream
{
    /// <summary>Made with the first byte of a refusal, for most answers are none.</summary>
    private MemoryStream? refusal;

    private bool IsRefusal => context.Response.StatusCode >= StatusCodes.Status400BadRequest;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        IsRefusal ? (refusal ??= new MemoryStream()).WriteAsync(buffer, cancellationToken) : inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => IsRefusal ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    /// <summary>Sends a refusal, once it is whole.</summary>
    public ValueTask EndAsync() =>
        refusal is null ? ValueTask.CompletedTask : inner.WriteAsync(Identified(refusal.ToArray()), context.RequestAborted);

    private byte[] Identified(byte[] body)
    {
        if (context.Response.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) is not true
            || JsonNode.Parse(body) is not JsonObject { } error || !error.TryGetPropertyValue("id", out var id) || id is not null)
        {
            return body;
        }

        error.Remove("id");
        if (message is JsonRpcRequest request)
            error["id"] = request.Id.Id is long number ? number : request.Id.ToString();

        return Encoding.UTF8.GetBytes(error.ToJsonString());
    }
}
