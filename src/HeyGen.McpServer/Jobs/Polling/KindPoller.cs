using System.Collections.Immutable;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>
/// The jobs of one kind that are waited for. They are looked at in rounds, those of about the same age together; somebody's first look and the read of
/// a job that has ended wait for no round.
/// </summary>
internal sealed class KindPoller : IDisposable
{
    private const int LookLanes = 8;

    /// <summary>Most jobs that are read in full at a time: when a hundred have ended at once, all are wanted.</summary>
    private const int FullReadLanes = 16;

    /// <summary>How often a caller's first look is tried while HeyGen refuses it for its limit.</summary>
    private const int MostFirstLooks = 2;

    /// <summary>Two of them, however chance shortens them, make up the time after which a missing job is gone.</summary>
    private static readonly TimeSpan pauseAfterMiss = TimeSpan.FromSeconds(20);

    private readonly JobKind kind;
    private readonly PollingSettings settings;
    private readonly RateLimit limit;
    private readonly Dictionary<string, PolledJob> jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<TimeSpan, PollCycle> rounds = [];
    private readonly ReadQueue firstLooks;
    private readonly ReadQueue fullReads;
    private readonly JobReads looks;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;

    public KindPoller(JobKind kind, PollingSettings settings, RateLimit limit)
    {
        this.kind = kind;
        this.settings = settings;
        this.limit = limit;
        stopped = stopping.Token;
        looks = new JobReads(kind, settings, limit, this, stopped);
        firstLooks = new ReadQueue(settings.Gate, kind.Bulk is null ? 1 : BulkRead.MostIds, LookLanes, LookFirstAsync);
        fullReads = new ReadQueue(settings.Gate, together: 1, FullReadLanes, ReadInFullAsync);
    }

    public string Name => kind.Name;

    /// <summary>How many jobs are waited for; read under the lock.</summary>
    public int Count => jobs.Count;

    /// <summary>Ends every look; the jobs go on.</summary>
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
        else if (awaited.Start is not null && !job.AwaitsFirstLook)
        {
            waiter.Wait.Know(waiter.Index, job.Latest);
        }

        job.Add(waiter);
        if (awaited.Start is null)
        {
            job.AwaitsFirstLook = true;
            firstLooks.Add(job);
        }

        return job;
    }

    /// <summary>Called under the lock.</summary>
    public void Leave(PolledJob job, Waiter waiter)
    {
        job.Remove(waiter);
        if (!job.IsAwaited && IsWatched(job))
        {
            jobs.Remove(job.Id);
        }
    }

    /// <summary>Something happened to a job, if it is one of these. Called under the lock.</summary>
    public void Wake(string id)
    {
        if (jobs.TryGetValue(id, out var job))
        {
            QueueFullRead(job);
        }
    }

    public void Tell(PolledJob job, JobSnapshot look)
    {
        ImmutableArray<Waiter> waiters;
        lock (settings.Gate)
        {
            if (!IsWatched(job))
            {
                return;
            }

            job.See(look);
            waiters = look.State.EndsTheWait() ? Remove(job) : job.Waiters;
        }

        Announce(waiters, look);
    }

    /// <returns>True when it has not for so long that it will not.</returns>
    public bool Miss(PolledJob job)
    {
        ImmutableArray<Waiter> waiters;
        JobSnapshot latest;
        lock (settings.Gate)
        {
            if (job.Miss(settings.Time.GetUtcNow()))
            {
                return true;
            }

            if (IsWatched(job))
            {
                // At once: its present round may be far off.
                job.PollCycle = RoundOf(PaceOf(job));
            }

            (waiters, latest) = (job.Waiters, job.Latest);
        }

        Announce(waiters, latest);
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
        {
            waiter.Wait.Fail(waiter.Index, fault);
        }
    }

    /// <summary>The job could not be read for now.</summary>
    public void FailFirstLook(PolledJob job, Exception fault)
    {
        ImmutableArray<Waiter> waiters;
        lock (settings.Gate)
        {
            job.AwaitsFirstLook = false;
            waiters = job.Waiters;
        }

        foreach (var waiter in waiters)
        {
            waiter.Wait.FailFirstLook(waiter.Index, fault);
        }
    }

    /// <returns>False when a first look was tried too often.</returns>
    public bool TryFirstLookAgain(PolledJob job)
    {
        lock (settings.Gate)
        {
            if (job.AwaitsFirstLook && ++job.RefusedLooks >= MostFirstLooks)
            {
                return false;
            }

            if (job.AwaitsFirstLook)
            {
                firstLooks.Add(job);
            }

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
            if (job.IsBeingRead || !IsWatched(job))
            {
                return false;
            }

            job.IsBeingRead = true;
            return true;
        }
    }

    public void EndRead(PolledJob job)
    {
        lock (settings.Gate)
        {
            job.IsBeingRead = false;
            if (job.ReadsAgain && IsWatched(job))
            {
                fullReads.Add(job);
            }

            job.ReadsAgain = false;
        }
    }

    private PolledJob Begin(AwaitedJob awaited)
    {
        var id = new JobId(kind.Name, awaited.Id);
        var start = awaited.Start ?? new JobSnapshot(id, JobState.Running, BulkRead.NotFound, []);
        var startedAt = start.CreatedAt ?? settings.Time.GetUtcNow();
        return new PolledJob(id, start, startedAt) { PollCycle = RoundOf(PaceAt(startedAt)) };
    }

    private static void Announce(ImmutableArray<Waiter> waiters, JobSnapshot look)
    {
        foreach (var waiter in waiters)
        {
            waiter.Wait.Tell(waiter.Index, look);
        }
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

    private bool IsWatched(PolledJob job) => jobs.TryGetValue(job.Id, out var watched) && ReferenceEquals(watched, job);

    /// <summary>A job that is over makes room at once, so that a later caller starts afresh.</summary>
    private ImmutableArray<Waiter> Remove(PolledJob job)
    {
        if (IsWatched(job))
        {
            jobs.Remove(job.Id);
        }

        return job.Release();
    }

    private TimeSpan PaceAt(DateTimeOffset startedAt) => PollingInterval.Of(settings.Time.GetUtcNow() - startedAt, settings.Speed) * settings.PaceFactor(kind);

    /// <summary>A missing job is asked for no more rarely where signals tell of ends: there is none for a job that does not exist.</summary>
    private TimeSpan PaceOf(PolledJob job) => job.IsMissing ? pauseAfterMiss : PaceAt(job.StartedAt);

    private PollCycle RoundOf(TimeSpan pace)
    {
        if (!rounds.TryGetValue(pace, out var round))
        {
            rounds.Add(pace, round = new PollCycle(pace));
            _ = Task.Run(() => RunAsync(round));
        }

        return round;
    }

    private async Task RunAsync(PollCycle round)
    {
        try
        {
            var asking = TimeSpan.Zero;
            do
            {
                await Task.Delay(Pause(round, asking), settings.Time, stopped);
                await limit.PassAsync(stopped);
                var began = settings.Time.GetTimestamp();
                await looks.LookAsync(Due(round), LookLanes);
                asking = settings.Time.GetElapsedTime(began);
            }
            while (GoesOn(round));
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    }

    /// <summary>The pace is from one round's begin to the next one's. However slow HeyGen is, it is left alone half of that.</summary>
    private TimeSpan Pause(PollCycle round, TimeSpan asking)
    {
        var pace = PollingInterval.Vary(round.Pace, Random.Shared);
        var pause = asking < pace / 2 ? pace - asking : pace / 2;
        var left = limit.Left;
        return left > pause ? left : pause;
    }

    private PolledJob[] Due(PollCycle round)
    {
        lock (settings.Gate)
        {
            return [.. jobs.Values.Where(job => ReferenceEquals(job.PollCycle, round) && !job.IsQueued && !job.IsBeingRead)];
        }
    }

    /// <summary>Moves the jobs that have outgrown a round to the one for their age.</summary>
    /// <returns>Whether any are left.</returns>
    private bool GoesOn(PollCycle round)
    {
        lock (settings.Gate)
        {
            var isWanted = false;
            foreach (var job in jobs.Values.Where(job => ReferenceEquals(job.PollCycle, round)))
            {
                var pace = PaceOf(job);
                if (pace == round.Pace)
                {
                    isWanted = true;
                }
                else
                {
                    job.PollCycle = RoundOf(pace);
                }
            }

            if (!isWanted)
            {
                rounds.Remove(round.Pace);
            }

            return isWanted;
        }
    }

    private async Task LookFirstAsync(IReadOnlyList<PolledJob> fresh)
    {
        try
        {
            if (limit.Left <= JobReads.LongestRestOfAFirstLook)
            {
                await limit.PassAsync(stopped);
            }

            await looks.LookAsync(fresh, lanes: 1);
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
            await limit.PassAsync(stopped);
            await looks.ReadAsync(ended[0]);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    }
}
