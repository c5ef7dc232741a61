namespace HeyGen.McpServer.Mcp.Http;

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

    /// <summary>Cancelled when the call is, or when nobody has held it for the window.</summary>
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
