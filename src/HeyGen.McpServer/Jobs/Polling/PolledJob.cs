using System.Collections.Immutable;

namespace HeyGen.McpServer.Jobs.Polling;

internal readonly record struct Waiter(JobWait Wait, int Index);

/// <summary>A job that callers wait for. There may be ten thousand: it has no loop, timer or task of its own. Guarded by the poller's lock.</summary>
internal sealed class PolledJob(JobId job, JobSnapshot start, DateTimeOffset startedAt)
{
    /// <summary>A fresh job can be unknown to some of HeyGen's replicas for a moment; only a lasting 404 is an end.</summary>
    private const int MissesThatEnd = 3;

    private static readonly TimeSpan missingThatEnds = TimeSpan.FromSeconds(30);

    private int misses;
    private DateTimeOffset firstMiss;

    public JobId Job => job;

    public string Id => job.Id;

    public JobSnapshot Latest { get; private set; } = start;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public ImmutableArray<Waiter> Waiters { get; private set; } = [];

    /// <summary>That of the poll cycle in which it is read.</summary>
    public required TimeSpan Interval { get; set; }

    /// <summary>As for <see cref="AwaitedJob"/>; false as soon as HeyGen has found it.</summary>
    public bool NeverSeen { get; set; }

    public bool IsQueued { get; set; }

    public bool IsBeingRead { get; set; }

    /// <summary>Something happened to it while it was being read: the answer may be older than that.</summary>
    public bool ReadsAgain { get; set; }

    /// <summary>How often a first read was refused for HeyGen's limit.</summary>
    public int RefusedFirstReads { get; set; }

    /// <summary>A caller waits who knows nothing of it yet.</summary>
    public bool AwaitsFirstRead { get; set; }

    public bool IsAwaited => !Waiters.IsEmpty;

    public bool IsMissing => misses > 0;

    public void Add(Waiter waiter) => Waiters = Waiters.Add(waiter);

    public void Remove(Waiter waiter) => Waiters = Waiters.Remove(waiter);

    /// <summary>Removes every waiter, for the job is over.</summary>
    public ImmutableArray<Waiter> Release()
    {
        var released = Waiters;
        Waiters = [];
        return released;
    }

    public void Note(JobSnapshot read)
    {
        Latest = read;
        StartedAt = read.CreatedAt ?? StartedAt;
        misses = 0;
        NeverSeen = false;
        EndFirstRead();
    }

    /// <returns>True when it has not been found for so long that it will not be.</returns>
    public bool Miss(DateTimeOffset now)
    {
        firstMiss = misses == 0 ? now : firstMiss;
        misses++;
        EndFirstRead();
        return NeverSeen || (misses >= MissesThatEnd && now - firstMiss >= missingThatEnds);
    }

    private void EndFirstRead()
    {
        AwaitsFirstRead = false;
        RefusedFirstReads = 0;
    }
}
