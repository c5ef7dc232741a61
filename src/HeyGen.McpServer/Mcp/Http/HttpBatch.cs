using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// Serves a JSON-RPC batch, which revision 2025-03-26 alone has, as the messages in it: the SDK's endpoint takes one for each request. Their answers come as
/// events of one stream, each as soon as it is there.
/// </summary>
internal static class HttpBatch
{
    private static readonly JsonTypeInfo<JsonRpcMessage> messageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public static async Task RunAsync(HttpContext context, IReadOnlyList<JsonRpcMessage?> messages, RequestDelegate next)
    {
        if (messages.All(message => message is JsonRpcNotification or JsonRpcResponse or JsonRpcError))
        {
            await Task.WhenAll(messages.Select(message => RunAsync(context, message!, Stream.Null, next)));
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache,no-store";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        using var shared = new SemaphoreSlim(1, 1);
        await using var events = new SharedStream(context.Response.Body, shared);
        await Task.WhenAll(messages.Select(message => message is null ? RefuseAsync(events) : RunAsync(context, message, events, next)));
    }

    /// <summary>Runs one message through the rest of the pipeline, with a request and a response of its own.</summary>
    private static async Task RunAsync(HttpContext context, JsonRpcMessage message, Stream events, RequestDelegate next)
    {
        var features = new FeatureCollection(context.Features);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = context.Request.Method,
            Scheme = context.Request.Scheme,
            Protocol = context.Request.Protocol,
            PathBase = context.Request.PathBase,
            Path = context.Request.Path,
            Headers = new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers, StringComparer.OrdinalIgnoreCase)),
        });
        var response = new HttpResponseFeature();
        features.Set<IHttpResponseFeature>(response);
        var answer = new SseOnly(response, events);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set(message);
        var member = new DefaultHttpContext(features);
        // Else the body is read through the pipe of the batch's own request.
        features.Set<IRequestBodyPipeFeature>(new RequestBodyPipeFeature(member));
        PostedMessages.SetBody(member.Request, JsonSerializer.SerializeToUtf8Bytes(message, messageType));
        await next(member);
        await answer.EndAsync(context.RequestAborted);
    }

    private static Task RefuseAsync(Stream events) => events.WriteAsync(Event(MessageParser.NoMessage.ToJson().ToJsonString())).AsTask();

    private static byte[] Event(string json) => Encoding.UTF8.GetBytes($"event: message\ndata: {json}\n\n");

    /// <summary>One writer at a time: the SDK writes each event with one call.</summary>
    private sealed class SharedStream(Stream inner, SemaphoreSlim turn) : ResponseStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                await inner.WriteAsync(buffer, cancellationToken);
                await inner.FlushAsync(cancellationToken);
            }
            finally
            {
                turn.Release();
            }
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>The answer to one message: events go out as they are, a refusal in plain JSON as an event.</summary>
    private sealed class SseOnly(IHttpResponseFeature response, Stream events) : ResponseStream
    {
        private readonly MemoryStream refusal = new();

        private bool IsStream => response.Headers.ContentType.ToString().StartsWith("text/event-stream", StringComparison.Ordinal);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            IsStream ? events.WriteAsync(buffer, cancellationToken) : refusal.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask EndAsync(CancellationToken cancellationToken) => refusal.Length == 0
            ? ValueTask.CompletedTask
            : events.WriteAsync(Event(Encoding.UTF8.GetString(refusal.ToArray())), cancellationToken);
    }
}
