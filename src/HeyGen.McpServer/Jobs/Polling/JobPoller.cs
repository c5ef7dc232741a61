namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>
/// Waits for jobs. However many callers wait for however many jobs of a kind, HeyGen is asked in poll cycles, for a hundred at a time where its API has
/// a bulk read. A job is no longer read when it ends or its last caller has gone. Ending the wait never touches the job itself.
/// </summary>
internal sealed class JobPoller
{
    private readonly IJobReader reader;
    private readonly TimeProvider time;
    private readonly ILogger<JobPoller> logger;
    private readonly Lock gate = new();
    private readonly Dictionary<string, KindPoller> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateLimit> limits = new(StringComparer.Ordinal);

    /// <param name="signals">The jobs that they name are read at once.</param>
    public JobPoller(IJobReader reader, IJobSignals signals, TimeProvider time, ILogger<JobPoller> logger)
    {
        this.reader = reader;
        this.time = time;
        this.logger = logger;
        signals.Received += Wake;
    }

    /// <summary>How many times faster than at HeyGen jobs run here, and so are read.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How many times longer than usual the interval of a kind is: more than once where signals report the ends of its jobs.</summary>
    public Func<JobKind, double> IntervalFactor { get; set; } = _ => 1;

    /// <summary>Ends all waits, which then give what was read last.</summary>
    public CancellationToken Stopping { get; init; }

    public int Watched
    {
        get
        {
            lock (gate)
            {
                return kinds.Values.Sum(kind => kind.Count);
            }
        }
    }

    /// <summary>Waits until the job ends, needs input, or <paramref name="wait"/> is over.</summary>
    /// <param name="changed">Called with each read, in order.</param>
    /// <returns>The last read; its state says whether the job has ended.</returns>
    /// <exception cref="HeyGen.Client.HeyGenException">HeyGen refuses the read, for a reason that waiting does not change.</exception>
    public async Task<JobSnapshot> WaitAsync(
        JobKind kind, JobSnapshot start, TimeSpan wait, Action<JobSnapshot>? changed, CancellationToken cancellationToken) =>
        await WaitAsync(new AwaitedJob(kind, start.Id.Id, start), wait, changed, cancellationToken);

    /// <summary>The same for a job of which nothing may be known but its id. Then it is read at once, even when <paramref name="wait"/> is zero.</summary>
    /// <exception cref="HeyGen.Client.HeyGenException">HeyGen refuses the read, or the first read failed.</exception>
    public async Task<JobSnapshot> WaitAsync(AwaitedJob job, TimeSpan wait, Action<JobSnapshot>? changed, CancellationToken cancellationToken) =>
        (await WaitAsync([job], wait, changed is null ? null : (_, read) => changed(read), cancellationToken))[0].Require();

    /// <summary>Waits until all the jobs have ended or need input, or <paramref name="wait"/> is over.</summary>
    /// <param name="jobs">Those of which nothing is known yet are read at once, even when <paramref name="wait"/> is zero.</param>
    /// <param name="wait">How long at most, from the first reads on.</param>
    /// <param name="changed">Called with each read and the job's place in <paramref name="jobs"/>; for several jobs on several threads.</param>
    /// <returns>What is known at last of each, in their order. One that cannot be read does not hide the others.</returns>
    public async Task<IReadOnlyList<LastRead>> WaitAsync(
        IReadOnlyList<AwaitedJob> jobs, TimeSpan wait, Action<int, JobSnapshot>? changed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new JobWait(jobs, changed);
        if (waiting.Ended.IsCompleted)
            return waiting.Reads;

        using var waitEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        var joined = Join(jobs, waiting, wait);
        try
        {
            await waiting.AllRead.WaitAsync(cancellationToken);
            if (wait > TimeSpan.Zero)
                await waiting.Ended.WaitAsync(wait, time, waitEnd.Token);
        }
        catch (Exception end) when (end is TimeoutException || (end is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The jobs that still run are returned as they were last read.
        }
        finally
        {
            Leave(joined, waiting);
        }

        return waiting.Reads;
    }

    private List<(PolledJob Job, int Index)> Join(IReadOnlyList<AwaitedJob> jobs, JobWait waiting, TimeSpan wait)
    {
        var joined = new List<(PolledJob, int)>(jobs.Count);
        // Under one lock for all, so that their first reads go out together.
        lock (gate)
        {
            for (var index = 0; index < jobs.Count; index++)
            {
                var job = jobs[index];
                if (job.Start is null || (wait > TimeSpan.Zero && !job.Start.State.EndsTheWait()))
                    joined.Add((Watch(job.Kind).Join(job, new Waiter(waiting, index)), index));
            }
        }

        return joined;
    }

    private void Leave(List<(PolledJob Job, int Index)> joined, JobWait waiting)
    {
        KindPoller[] unused;
        lock (gate)
        {
            foreach (var (job, index) in joined)
                kinds.GetValueOrDefault(job.Job.Kind)?.Leave(job, new Waiter(waiting, index));

            unused = [.. kinds.Where(kind => kind.Value.Count == 0).Select(kind => kind.Value)];
            foreach (var kind in unused)
                kinds.Remove(kind.Name);
        }

        // Continuations of cancelled reads run here, and must not run under the lock.
        foreach (var kind in unused)
            kind.Dispose();
    }

    private KindPoller Watch(JobKind kind)
    {
        if (!kinds.TryGetValue(kind.Name, out var watch))
        {
            if (!limits.TryGetValue(kind.Name, out var limit))
                limits.Add(kind.Name, limit = new RateLimit(time));

            var settings = new PollingSettings(reader, time, Speed, of => IntervalFactor(of), gate, logger);
            kinds.Add(kind.Name, watch = new KindPoller(kind, settings, limit));
        }

        return watch;
    }

    private void Wake(IReadOnlyList<string> ids)
    {
        lock (gate)
        {
            foreach (var kind in kinds.Values)
            {
                foreach (var id in ids)
                    kind.Wake(id);
            }
        }
    }
}
