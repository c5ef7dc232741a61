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
            using var post = call.Hold();
            using var dropped = (http.HttpContext?.RequestAborted ?? new CancellationToken(canceled: true)).Register(post.Dispose);
            await next(context, call.Token);
        }
        finally
        {
            calls.TryRemove(KeyValuePair.Create(key, call));
        }
    };

    /// <summary>Keeps a call going while a resumed stream is read; null when the call is over.</summary>
    public IDisposable? Hold(string session, string stream) => calls.TryGetValue((session, stream), out var call) ? call.Hold() : null;
}

/// <summary>One tool call that goes on while somebody reads its stream, and for a while after the last one left.</summary>
internal sealed class ResumableCall : IDisposable
{
    private readonly TimeSpan window;
    private readonly CancellationTokenSource wanted;
    private readonly ITimer abandonment;
    private readonly Lock gate = new();
    private int holds;
    private bool ended;

    public ResumableCall(TimeSpan window, TimeProvider time, CancellationToken cancellationToken)
    {
        this.window = window;
        wanted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        abandonment = time.CreateTimer(_ => Abandon(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => wanted.Token;

    /// <summary>Marks a reader of the call's stream, until the returned hold is disposed of.</summary>
    public IDisposable Hold()
    {
        lock (gate)
        {
            holds++;
            if (!ended)
                abandonment.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        return new Reader(this);
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            abandonment.Dispose();
        }
        wanted.Dispose();
    }

    private void Release()
    {
        lock (gate)
        {
            if (--holds == 0 && !ended)
                abandonment.Change(window, Timeout.InfiniteTimeSpan);
        }
    }

    private void Abandon()
    {
        lock (gate)
        {
            // Somebody may have come back while the timer fired.
            if (holds > 0 || ended)
                return;

            ended = true;
        }
        wanted.Cancel();
    }

    private sealed class Reader(ResumableCall call) : IDisposable
    {
        private ResumableCall? held = call;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
