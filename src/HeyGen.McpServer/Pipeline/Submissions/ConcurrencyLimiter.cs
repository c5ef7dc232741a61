namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>HeyGen's concurrency limits as this process meets them: a queue for each limit of each account.</summary>
internal sealed class ConcurrencyLimiter(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Account, string Limit), PermitQueue> queues = [];

    public PermitQueue Of(Submission row, ToolDefinition tool)
    {
        // Video Agent sessions, renders and translations share one limit; what HeyGen limits otherwise waits for its own kind only.
        var limit = tool.Job?.Kind.ConcurrencyLimit ?? tool.Operation!.Id;
        lock (gate)
        {
            if (!queues.TryGetValue((row.Account, limit), out var queue))
                queues.Add((row.Account, limit), queue = new PermitQueue(time));

            return queue;
        }
    }

    /// <summary>A job has ended, so that another may find room.</summary>
    public void JobEnded(JobId job)
    {
        PermitQueue[] all;
        lock (gate)
        {
            all = [.. queues.Values];
        }

        foreach (var queue in all)
            queue.JobEnded(job);
    }
}

/// <summary>Reports to the queues each end of a job that a read shows, whoever read.</summary>
internal sealed class PermitReleasingJobReader(IJobReader reader, ConcurrencyLimiter queues) : IJobReader
{
    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(kind, id, cancellationToken);
        if (snapshot.State.EndsTheWait())
            queues.JobEnded(snapshot.Id);

        return snapshot;
    }

    public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        reader.ReadManyAsync(kind, ids, cancellationToken);
}

/// <summary>One send's permit: waits in the queue where there is one, and leaves it as soon as it would hold up others for nothing.</summary>
internal sealed class Permit(PermitQueue queue, SendInProgress sending, TimeProvider time) : IDisposable
{
    /// <summary>For how long the head of a queue is taken to be trying.</summary>
    private static readonly TimeSpan longestTry = TimeSpan.FromSeconds(5);

    private QueueTicket? ticket;
    private DateTimeOffset? since;
    private bool wasRateLimited;

    /// <summary>Waits for its turn; at once where nobody queues.</summary>
    /// <exception cref="HeyGenException">It has waited too long; what HeyGen said last.</exception>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        ticket ??= queue.EnterIfBusy(sending.Row, since ?? time.GetUtcNow(), sending.Move);
        if (ticket is not null)
        {
            since ??= time.GetUtcNow();
            await ticket.TurnAsync(cancellationToken);
        }

        wasRateLimited = false;
    }

    /// <summary>A full account is refused at once. Who is not, has found room, and holds up nobody while HeyGen takes its time or no answer comes.</summary>
    public async Task LeaveIfSlowAsync(Task sent)
    {
        if (ticket is null)
            return;

        using var answered = new CancellationTokenSource();
        await Task.WhenAny(sent, Task.Delay(longestTry, time, answered.Token));
        await answered.CancelAsync();
        if (!sent.IsCompleted)
            Leave();
    }

    /// <summary>HeyGen has no room: another turn, unless it has waited too long.</summary>
    /// <exception cref="HeyGenException">It has.</exception>
    public void RateLimited(HeyGenException full)
    {
        wasRateLimited = true;
        since ??= time.GetUtcNow();
        ticket ??= queue.Enter(sending.Row, since.Value, sending.Move);
        ticket.RateLimited(full);
    }

    public void Leave()
    {
        ticket?.Leave(wasRateLimited);
        ticket = null;
        sending.LeaveQueue();
    }

    public void Dispose() => Leave();
}
