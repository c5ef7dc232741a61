using System.Collections.Immutable;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>The jobs of one kind that are waited for, polled with those of about their age; first reads and full reads wait for no cycle.</summary>
internal sealed class KindPoller : IDisposable
{
    private const int MostStatusRequests = 8;

    /// <summary>When a hundred jobs have ended at once, all of them are wanted.</summary>
    private const int MostFullReads = 16;

    /// <summary>How often a caller's first read is tried while HeyGen refuses it for its limit.</summary>
    private const int MostFirstReads = 2;

    /// <summary>Two of them, however chance shortens them, make up the time after which a missing job is gone.</summary>
    private static readonly TimeSpan pauseAfterMiss = TimeSpan.FromSeconds(20);

    private readonly JobKind kind;
    private readonly PollingSettings settings;
    private readonly RateLimit limit;
    private readonly Dictionary<string, PolledJob> jobs = new(StringComparer.Ordinal);
    private readonly HashSet<TimeSpan> cycles = [];
    private readonly ReadQueue firstReads;
    private readonly ReadQueue fullReads;
    private readonly JobReads reads;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;

    public KindPoller(JobKind kind, PollingSettings settings, RateLimit limit)
    {
        this.kind = kind;
        this.settings = settings;
        this.limit = limit;
        stopped = stopping.Token;
        reads = new JobReads(kind, settings, limit, this, stopped);
        firstReads = new ReadQueue(settings.Gate, kind.Bulk is null ? 1 : BulkRead.MostIds, MostStatusRequests, ReadFirstAsync);
        fullReads = new ReadQueue(settings.Gate, together: 1, MostFullReads, ReadInFullAsync);
    }

    public string Name => kind.Name;

    /// <summary>How many jobs are waited for; read under the lock.</summary>
    public int Count => jobs.Count;

    /// <summary>Ends every read; the jobs go on.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    /// <summary>Called under the lock.</summary>
    public PolledJob Join(AwaitedJob awaited, Waiter waiter)
    {
        if (!jobs.TryGetValue(awaited.Id, out var job))
        {
            jobs.Add(awaited.Id, job = Begin(awaited));
        }
        else if (awaited.Start is not null && !job.AwaitsFirstRead)
        {
            waiter.Wait.Start(waiter.Index, job.Latest);
        }

        job.Add(waiter);
        if (awaited.Start is null)
        {
            job.AwaitsFirstRead = true;
            firstReads.Add(job);
        }

        return job;
    }

    /// <summary>Called under the lock.</summary>
    public void Leave(PolledJob job, Waiter waiter)
    {
        job.Remove(waiter);
        if (!job.IsAwaited && IsPolled(job))
            jobs.Remove(job.Id);
    }

    /// <summary>Something happened to a job, if it is one of these. Called under the lock.</summary>
    public void Wake(string id)
    {
        if (jobs.TryGetValue(id, out var job))
            QueueFullRead(job);
    }

    public void Report(PolledJob job, JobSnapshot read)
    {
        ImmutableArray<Waiter> waiters;
        lock (settings.Gate)
        {
            if (!IsPolled(job))
                return;

            job.Note(read);
            waiters = read.State.EndsTheWait() ? Remove(job) : job.Waiters;
        }

        Report(waiters, read);
    }

    /// <returns>True when it has not for so long that it will not.</returns>
    public bool Miss(PolledJob job)
    {
        ImmutableArray<Waiter> waiters;
        JobSnapshot latest;
        lock (settings.Gate)
        {
            if (job.Miss(settings.Time.GetUtcNow()))
                return true;

            if (IsPolled(job))
            {
                // At once: the next read of its present cycle may be far off.
                job.Interval = CycleOf(IntervalOf(job));
            }

            (waiters, latest) = (job.Waiters, job.Latest);
        }

        Report(waiters, latest);
        return false;
    }

    /// <summary>The job cannot be read, now or later.</summary>
    public void Fail(PolledJob job, Exception fault)
    {
        ImmutableArray<Waiter> waiters;
        lock (settings.Gate)
        {
            waiters = Remove(job);
        }

        foreach (var waiter in waiters)
            waiter.Wait.Fail(waiter.Index, fault);
    }

    /// <summary>The job could not be read for now.</summary>
    public void FailFirstRead(PolledJob job, Exception fault)
    {
        ImmutableArray<Waiter> waiters;
        lock (settings.Gate)
        {
            job.AwaitsFirstRead = false;
            waiters = job.Waiters;
        }

        foreach (var waiter in waiters)
            waiter.Wait.FailFirstRead(waiter.Index, fault);
    }

    /// <returns>False when a first read was tried too often.</returns>
    public bool RetryFirstRead(PolledJob job)
    {
        lock (settings.Gate)
        {
            if (job.AwaitsFirstRead && ++job.RefusedFirstReads >= MostFirstReads)
                return false;

            if (job.AwaitsFirstRead)
                firstReads.Add(job);

            return true;
        }
    }

    /// <summary>Has a job read in full as soon as there is room.</summary>
    public void ReadInFull(PolledJob job)
    {
        lock (settings.Gate)
        {
            QueueFullRead(job);
        }
    }

    /// <returns>False when nobody waits for the job any more, or it is being read already.</returns>
    public bool BeginRead(PolledJob job)
    {
        lock (settings.Gate)
        {
            if (job.IsBeingRead || !IsPolled(job))
                return false;

            job.IsBeingRead = true;
            return true;
        }
    }

    public void EndRead(PolledJob job)
    {
        lock (settings.Gate)
        {
            job.IsBeingRead = false;
            if (job.ReadsAgain && IsPolled(job))
                fullReads.Add(job);

            job.ReadsAgain = false;
        }
    }

    private PolledJob Begin(AwaitedJob awaited)
    {
        var id = new JobId(kind.Name, awaited.Id);
        var start = awaited.Start ?? new JobSnapshot(id, JobState.Running, BulkRead.NotFound, []);
        var startedAt = start.CreatedAt ?? settings.Time.GetUtcNow();
        return new PolledJob(id, start, startedAt) { Interval = CycleOf(IntervalAt(startedAt)), NeverSeen = awaited.NeverSeen };
    }

    private static void Report(ImmutableArray<Waiter> waiters, JobSnapshot read)
    {
        foreach (var waiter in waiters)
            waiter.Wait.Report(waiter.Index, read);
    }

    private void QueueFullRead(PolledJob job)
    {
        if (job.IsBeingRead)
        {
            job.ReadsAgain = true;
        }
        else
        {
            fullReads.Add(job);
        }
    }

    private bool IsPolled(PolledJob job) => jobs.TryGetValue(job.Id, out var polled) && ReferenceEquals(polled, job);

    /// <summary>A job that is over makes room at once, so that a later caller starts afresh.</summary>
    private ImmutableArray<Waiter> Remove(PolledJob job)
    {
        if (IsPolled(job))
            jobs.Remove(job.Id);

        return job.Release();
    }

    private TimeSpan IntervalAt(DateTimeOffset startedAt) =>
        PollingInterval.Of(settings.Time.GetUtcNow() - startedAt, settings.Speed) * settings.IntervalFactor(kind);

    /// <summary>A missing job is read no more rarely where signals report ends: there is none for a job that does not exist.</summary>
    private TimeSpan IntervalOf(PolledJob job) => job.IsMissing ? pauseAfterMiss : IntervalAt(job.StartedAt);

    /// <summary>Starts the poll cycle of an interval where there is none yet.</summary>
    private TimeSpan CycleOf(TimeSpan interval)
    {
        if (cycles.Add(interval))
            _ = Task.Run(() => RunAsync(interval));

        return interval;
    }

    private async Task RunAsync(TimeSpan interval)
    {
        try
        {
            var asking = TimeSpan.Zero;
            do
            {
                await Task.Delay(Pause(interval, asking), settings.Time, stopped);
                await limit.WaitAsync(stopped);
                var began = settings.Time.GetTimestamp();
                await reads.ReadAsync(Due(interval), MostStatusRequests);
                asking = settings.Time.GetElapsedTime(began);
            }
            while (Continues(interval));
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    }

    /// <summary>The interval is from one cycle's begin to the next one's. However slow HeyGen is, no request is sent for half of that.</summary>
    private TimeSpan Pause(TimeSpan interval, TimeSpan asking)
    {
        var varied = PollingInterval.Vary(interval, Random.Shared);
        var pause = asking < varied / 2 ? varied - asking : varied / 2;
        var left = limit.Left;
        return left > pause ? left : pause;
    }

    private PolledJob[] Due(TimeSpan interval)
    {
        lock (settings.Gate)
        {
            return [.. jobs.Values.Where(job => job.Interval == interval && !job.IsQueued && !job.IsBeingRead)];
        }
    }

    /// <summary>Moves the jobs that have become too old for a cycle to the one for their age.</summary>
    /// <returns>Whether any are left.</returns>
    private bool Continues(TimeSpan cycle)
    {
        lock (settings.Gate)
        {
            var isWanted = false;
            foreach (var job in jobs.Values.Where(job => job.Interval == cycle))
            {
                var interval = IntervalOf(job);
                if (interval == cycle)
                {
                    isWanted = true;
                }
                else
                {
                    job.Interval = CycleOf(interval);
                }
            }

            if (!isWanted)
                cycles.Remove(cycle);

            return isWanted;
        }
    }

    private async Task ReadFirstAsync(IReadOnlyList<PolledJob> fresh)
    {
        try
        {
            if (limit.Left <= JobReads.LongestFirstReadDelay)
                await limit.WaitAsync(stopped);

            await reads.ReadAsync(fresh, atATime: 1);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    }

    private async Task ReadInFullAsync(IReadOnlyList<PolledJob> ended)
    {
        try
        {
            await limit.WaitAsync(stopped);
            await reads.ReadAsync(ended[0]);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    }
}
