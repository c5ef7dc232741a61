using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// The tool calls in flight of HTTP sessions (revisions 2025-03-26 to 2025-11-25). There a dropped stream is no cancellation: the client may come back
/// with Last-Event-ID. The SDK therefore lets the call run on, and for ever; here it ends when nobody has come back for <see cref="ResumeWindow"/>.
/// </summary>
internal sealed class ResumableCalls(IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>How long a dropped stream can be resumed.</summary>
    public static readonly TimeSpan ResumeWindow = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string Session, string Stream), ResumableCall> calls = new();

    /// <summary>Lets each <c>tools/call</c> of a session end when its client is gone for good.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest { Method: RequestMethods.ToolsCall } request || context.Server.SessionId is not { } session)
        {
            await next(context, cancellationToken);
            return;
        }

        // The SDK names the event stream of a POST after the id of its request.
        var key = (session, request.Id.ToString());
        using var call = new ResumableCall(ResumeWindow, time, cancellationToken);
        calls[key] = call;
        try
        {
            // No HttpContext any more: the client left between sending its request and our reading it.
            using IDisposable post = call.Hold();
            using CancellationTokenRegistration dropped = (http.HttpContext?.RequestAborted ?? new CancellationToken(canceled: true)).Register(post.Dispose);
            await next(context, call.Token);
        }
        finally
        {
            calls.TryRemove(KeyValuePair.Create(key, call));
        }
    };

    /// <summary>Keeps a call going while a resumed stream is read; null when the call is over.</summary>
    public IDisposable? Hold(string session, string stream) => calls.TryGetValue((session, stream), out ResumableCall? call) ? call.Hold() : null;
}
