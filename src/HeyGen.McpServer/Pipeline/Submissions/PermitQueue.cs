namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// The submissions of one account that wait because HeyGen runs as many jobs as it may. Sessions take turns, and within one the oldest goes
/// first. Only the head tries: twenty that try at once would only make HeyGen slower for each of them.
/// </summary>
internal sealed class PermitQueue(TimeProvider time)
{
    /// <summary>An account that is full for so long is full of something that will not end.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Between two tries when HeyGen names no time.</summary>
    private static readonly TimeSpan usualPause = TimeSpan.FromSeconds(5);

    /// <summary>Least pause, for a clock at HeyGen that is ahead names no time to wait at all.</summary>
    private static readonly TimeSpan shortestPause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<Line> lines = [];
    private readonly HashSet<JobId> ended = [];
    private QueueTicket? head;
    private DateTimeOffset notBefore;
    private TaskCompletionSource freed = NewSignal();

    public HeyGenException? LastRefusal { get; private set; }

    /// <summary>Goes behind those who wait; null when nobody does.</summary>
    /// <param name="since">When it first had to wait: one that left because HeyGen took its time does not begin again with its hour.</param>
    /// <param name="moved">Called with each new position under the queue's lock, so it must not wait.</param>
    public QueueTicket? EnterIfBusy(Submission row, DateTimeOffset since, Action<QueuePosition> moved)
    {
        lock (gate)
        {
            return head is null ? null : Add(row, since, moved);
        }
    }

    /// <inheritdoc cref="EnterIfBusy"/>
    public QueueTicket Enter(Submission row, DateTimeOffset since, Action<QueuePosition> moved)
    {
        lock (gate)
        {
            return Add(row, since, moved);
        }
    }

    /// <summary>A job of the account has ended, so there may be room. The same end reported twice is one.</summary>
    public void JobEnded(JobId job)
    {
        lock (gate)
        {
            if (head is not null && ended.Add(job))
                freed.TrySetResult();
        }
    }

    public void RateLimited(QueueTicket ticket, HeyGenException refusal)
    {
        lock (gate)
        {
            LastRefusal = refusal;
            if (ticket == head)
            {
                var pause = refusal.Error.RetryAfter ?? usualPause;
                notBefore = time.GetUtcNow() + (pause > shortestPause ? pause : shortestPause);
            }
        }
    }

    /// <summary>Waits for the moment at which the head may try.</summary>
    public async Task RoomAsync(CancellationToken cancellationToken)
    {
        Task signal;
        TimeSpan left;
        lock (gate)
        {
            signal = freed.Task;
            left = notBefore - time.GetUtcNow();
        }

        if (left > TimeSpan.Zero && !signal.IsCompleted)
        {
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(signal, Task.Delay(left, time, woken.Token));
            await woken.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        lock (gate)
        {
            if (freed.Task.IsCompleted)
                freed = NewSignal();
        }
    }

    /// <summary>Makes room for the next, who may try at once unless this one left because there is no room.</summary>
    public void Leave(QueueTicket ticket, bool wasRateLimited)
    {
        lock (gate)
        {
            var line = lines.First(line => line.Session == ticket.Session);
            line.Tickets.Remove(ticket);
            if (ticket == head)
            {
                head = null;
                notBefore = wasRateLimited ? notBefore : default;
                lines.Remove(line);
                lines.Add(line);
            }

            if (line.Tickets.Count == 0)
                lines.Remove(line);

            Promote();
        }
    }

    private QueueTicket Add(Submission row, DateTimeOffset since, Action<QueuePosition> moved)
    {
        var line = lines.FirstOrDefault(line => line.Session == row.Session);
        if (line is null)
            lines.Add(line = new Line(row.Session, []));

        var ticket = new QueueTicket(this, row.Session, row.Id, since, moved, time);
        // Ids sort by time. Of several that HeyGen refused in the same moment, the answer that came first was not the call that came first.
        var place = line.Tickets.FindIndex(other => string.CompareOrdinal(other.RowId, row.Id) > 0);
        line.Tickets.Insert(place < 0 ? line.Tickets.Count : place, ticket);
        Promote();
        return ticket;
    }

    private void Promote()
    {
        if (head is null)
        {
            head = Order().FirstOrDefault();
            head?.Call();
        }

        if (head is null)
        {
            ended.Clear();
            freed = NewSignal();
            return;
        }

        // The one that is trying stays the first, whatever comes meanwhile.
        var order = Order().Where(ticket => ticket != head).Prepend(head).ToList();
        foreach (var (index, ticket) in order.Index())
            ticket.Move(new QueuePosition(index + 1, order.Count));
    }

    /// <summary>The first of each session, then the second of each, and so on.</summary>
    private IEnumerable<QueueTicket> Order()
    {
        var longest = lines.Count == 0 ? 0 : lines.Max(line => line.Tickets.Count);
        return Enumerable.Range(0, longest).SelectMany(round => lines.Where(line => line.Tickets.Count > round).Select(line => line.Tickets[round]));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What one session waits with. The lines stand in the order of their turns.</summary>
    private sealed record Line(string Session, List<QueueTicket> Tickets);
}

internal sealed class QueueTicket(PermitQueue queue, string session, string rowId, DateTimeOffset since, Action<QueuePosition> moved, TimeProvider time)
{
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset lastCall = since + PermitQueue.LongestWait;
    private QueuePosition? place;

    public string Session => session;

    public string RowId => rowId;

    /// <exception cref="HeyGenException">It has waited too long; what HeyGen said last.</exception>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            var left = lastCall - time.GetUtcNow();
            await called.Task.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
        }
        catch (TimeoutException) when (queue.LastRefusal is { } refusal)
        {
            throw new HeyGenException(refusal.Error, refusal);
        }

        await queue.RoomAsync(cancellationToken);
    }

    /// <summary>HeyGen would not take it yet: another turn, unless it has waited too long.</summary>
    /// <exception cref="HeyGenException">It has.</exception>
    public void RateLimited(HeyGenException refusal)
    {
        queue.RateLimited(this, refusal);
        if (time.GetUtcNow() >= lastCall)
            throw new HeyGenException(refusal.Error, refusal);
    }

    public void Leave(bool wasRateLimited) => queue.Leave(this, wasRateLimited);

    /// <summary>Called by the queue, under its lock.</summary>
    public void Call() => called.TrySetResult();

    /// <inheritdoc cref="Call"/>
    public void Move(QueuePosition now)
    {
        if (now != place)
        {
            place = now;
            moved(now);
        }
    }
}

/// <summary>Where a submission stands among those that wait for a free slot at HeyGen, counted from 1.</summary>
internal sealed record QueuePosition(int Place, int Of)
{
    public override string ToString() => $"Waiting for a free slot at HeyGen: place {Place} of {Of}";
}
