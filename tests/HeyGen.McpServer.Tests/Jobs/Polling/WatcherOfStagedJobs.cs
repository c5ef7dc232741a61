using HeyGen.McpServer.Jobs.Polling;
using Microsoft.Extensions.Logging.Abstractions;

namespace HeyGen.McpServer.Tests.Jobs.Polling;

/// <summary>A watcher before a HeyGen that a test stages.</summary>
internal sealed class WatcherOfStagedJobs
{
    /// <summary>Far longer than the jobs of these tests: never the first timer due.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromHours(10);

    public WatcherOfStagedJobs() => Watcher = new JobPoller(HeyGen, Signals, Clock, NullLogger<JobPoller>.Instance);

    public SteppedClock Clock { get; } = new();

    public StagedJobs HeyGen { get; } = new();

    public LocalJobSignals Signals { get; } = new();

    public JobPoller Watcher { get; }

    /// <summary>Moves time on from timer to timer, each time with so many waiting, until the task has ended.</summary>
    public async Task RunAsync(Task until, int timers)
    {
        while (await Task.WhenAny(until, Clock.FireNextAsync(timers)) != until)
        {
        }
    }

    public static string[] Ids(int count, string prefix = "v") => [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number}")];

    /// <summary>Waits for jobs that were just started.</summary>
    public Task<IReadOnlyList<LastRead>> WaitAsync(
        IEnumerable<string> ids, JobKind? kind = null, DateTimeOffset? createdAt = null, Action<int, JobSnapshot>? changed =
            null, CancellationToken? cancellationToken = null)
    {
        var of = kind ?? VideoKinds.Video;
        var jobs = ids.Select(
            id => new AwaitedJob(of, id, new JobSnapshot(new JobId(of.Name, id), JobState.Running, "submitted", []) { CreatedAt = createdAt }));
        return Watcher.WaitAsync([.. jobs], LongWait, changed, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for jobs of which only the ids are known.</summary>
    public Task<IReadOnlyList<LastRead>> WaitByIdAsync(IEnumerable<string> ids, TimeSpan wait, JobKind? kind = null) =>
        Watcher.WaitAsync([.. ids.Select(id => new AwaitedJob(kind ?? VideoKinds.Video, id))], wait, changed: null, TestContext.Current.CancellationToken);
}
