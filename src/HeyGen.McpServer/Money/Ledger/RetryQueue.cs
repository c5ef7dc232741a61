namespace HeyGen.McpServer.Money.Ledger;

/// <summary>Writes that the ledger could not take, retried in their order after 1 s, then at longer intervals up to 30 s.</summary>
internal sealed class RetryQueue(TimeProvider time, int capacity) : IAsyncDisposable
{
    private static readonly TimeSpan firstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestInterval = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Queue<Func<Task>> waiting = [];
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return waiting.Count == 0;
            }
        }
    }

    /// <param name="write">Throws <see cref="LedgerException"/> when it is to be tried again, and nothing else.</param>
    /// <returns>False when the queue is full, or ended.</returns>
    public bool TryAdd(Func<Task> write)
    {
        lock (gate)
        {
            if (waiting.Count >= capacity || stopping.IsCancellationRequested)
                return false;

            waiting.Enqueue(write);
            if (waiting.Count == 1)
                running = RetryAsync(running);

            return true;
        }
    }

    /// <summary>Does everything that waits, now.</summary>
    /// <exception cref="LedgerException">The ledger is still away; what was not done goes on waiting.</exception>
    public async Task FlushAsync()
    {
        if (IsEmpty)
            return;

        await turn.WaitAsync();
        try
        {
            while (Next() is { } write)
            {
                await write();
                lock (gate)
                {
                    waiting.Dequeue();
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends the trying. What waits stays undone: whoever wants it done flushes before.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
                return;

            stopping.Cancel();
            last = running;
        }

        await last;
        stopping.Dispose();
    }

    private Func<Task>? Next()
    {
        lock (gate)
        {
            return waiting.TryPeek(out var write) ? write : null;
        }
    }

    private async Task RetryAsync(Task before)
    {
        using var timer = new PeriodicTimer(firstInterval, time);
        try
        {
            await before;
            while (!IsEmpty && await timer.WaitForNextTickAsync(stopping.Token))
            {
                try
                {
                    await FlushAsync();
                }
                catch (LedgerException)
                {
                    timer.Period = timer.Period * 2 < longestInterval ? timer.Period * 2 : longestInterval;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
