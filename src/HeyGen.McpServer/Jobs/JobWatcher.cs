using HeyGen.Client;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Jobs;

/// <summary>
/// Waits for jobs. However many callers wait for one job, HeyGen is asked by a single loop, which ends with the job or when the last
/// caller has gone. Ending the wait never touches the job itself.
/// </summary>
internal sealed class JobWatcher(IJobReader reader, TimeProvider time, ILogger<JobWatcher> logger)
{
    private readonly Lock gate = new();
    private readonly Dictionary<JobId, JobWatch> watches = [];

    /// <summary>How many times faster than at HeyGen jobs run here, and so are looked at.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Number of jobs that are looked at now.</summary>
    public int Watched
    {
        get
        {
            lock (gate)
            {
                return watches.Count;
            }
        }
    }

    /// <summary>Waits until the job ends, needs input, or <paramref name="wait"/> is over.</summary>
    /// <param name="kind">How to read the job.</param>
    /// <param name="start">The job as far as it is known, normally from the answer that started it.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="changed">Told of each look at the job, in order.</param>
    /// <param name="cancellationToken">Ends this caller's wait only.</param>
    /// <returns>The last look; its state says whether the job has ended.</returns>
    /// <exception cref="HeyGenException">HeyGen refuses to tell the state, for a reason that waiting does not mend.</exception>
    public async Task<JobSnapshot> WaitAsync(JobKind kind, JobSnapshot start, TimeSpan wait, Action<JobSnapshot>? changed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (start.State.EndsTheWait() || wait <= TimeSpan.Zero)
        {
            return start;
        }

        var watch = Join(kind, start, changed);
        try
        {
            return await watch.Ended.WaitAsync(wait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return watch.Latest;
        }
        finally
        {
            Leave(watch, changed);
        }
    }

    private JobWatch Join(JobKind kind, JobSnapshot start, Action<JobSnapshot>? changed)
    {
        lock (gate)
        {
            if (!watches.TryGetValue(start.Id, out var watch))
            {
                watch = new JobWatch(kind, start, reader, time, Speed, logger);
                watches.Add(start.Id, watch);
                watch.Start(Forget);
            }

            watch.Callers++;
            watch.Changed += changed;
            return watch;
        }
    }

    private void Leave(JobWatch watch, Action<JobSnapshot>? changed)
    {
        lock (gate)
        {
            watch.Changed -= changed;
            watch.Callers--;
            if (watch.Callers > 0)
            {
                return;
            }

            Remove(watch);
        }

        watch.Dispose();
    }

    /// <summary>A watch that has ended makes room at once, so that a later caller starts a fresh look.</summary>
    private void Forget(JobWatch watch)
    {
        lock (gate)
        {
            Remove(watch);
        }
    }

    private void Remove(JobWatch watch)
    {
        if (watches.TryGetValue(watch.Id, out var current) && ReferenceEquals(current, watch))
        {
            watches.Remove(watch.Id);
        }
    }
}
