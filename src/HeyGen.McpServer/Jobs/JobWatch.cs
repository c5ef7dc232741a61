using HeyGen.Client;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Jobs;

/// <summary>One job's loop: look, tell, pause, until it ends or nobody waits.</summary>
internal sealed partial class JobWatch(JobKind kind, JobSnapshot start, IJobReader reader, TimeProvider time, double speed, ILogger logger) : IDisposable
{
    /// <summary>A fresh job can be unknown to some of HeyGen's replicas for a moment; only a lasting 404 is an end.</summary>
    private const int MissesThatEnd = 3;

    private static readonly TimeSpan missingThatEnds = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan pauseAfterMiss = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<JobSnapshot> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset startedAt = start.CreatedAt ?? time.GetUtcNow();
    private volatile JobSnapshot latest = start;
    private int misses;
    private DateTimeOffset firstMiss;

    public JobId Id => latest.Id;

    /// <summary>Callers that wait; changed under the watcher's lock only.</summary>
    public int Callers { get; set; }

    /// <summary>Completes with the job's last state, or fails with what HeyGen answered for good.</summary>
    public Task<JobSnapshot> Ended => ended.Task;

    public JobSnapshot Latest => latest;

    /// <summary>Raised on the loop after each look.</summary>
    public event Action<JobSnapshot>? Changed;

    public void Start(Action<JobWatch> forget) => _ = RunAsync(forget, stopping.Token);

    /// <summary>Ends the loop; the job goes on.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task RunAsync(Action<JobWatch> forget, CancellationToken cancellationToken)
    {
        // Leaves the lock under which the watch was made before anything is asked.
        await Task.Yield();
        try
        {
            var pause = JobPace.Delay(Age, speed, Random.Shared);
            do
            {
                await Task.Delay(pause, time, cancellationToken);
                pause = await LookAsync(cancellationToken);
                Changed?.Invoke(latest);
            }
            while (!latest.State.EndsTheWait());
            forget(this);
            ended.TrySetResult(latest);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ended.TrySetCanceled(cancellationToken);
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the callers that wait: a loop that died in silence would leave them waiting.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            forget(this);
            ended.TrySetException(fault);
        }
    }

    private TimeSpan Age => time.GetUtcNow() - startedAt;

    /// <returns>How long to pause before the next look.</returns>
    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        var pace = JobPace.Delay(Age, speed, Random.Shared);
        try
        {
            latest = await reader.ReadAsync(kind, Id.Id, cancellationToken);
            misses = 0;
            return pace;
        }
        catch (HeyGenException refusal) when (refusal.Error.Kind is FailureKind.NotFound)
        {
            return Missed();
        }
        catch (HeyGenException fault) when (IsPassing(fault.Error))
        {
            LogPassingFault(logger, Id, fault.Error.Code);
            return fault.Error.RetryAfter is { } asked && asked > pace ? asked : pace;
        }
    }

    private TimeSpan Missed()
    {
        var now = time.GetUtcNow();
        firstMiss = misses == 0 ? now : firstMiss;
        misses++;
        if (misses >= MissesThatEnd && now - firstMiss >= missingThatEnds)
        {
            latest = latest with { State = JobState.Gone, Status = "not_found" };
        }

        return pauseAfterMiss;
    }

    /// <summary>Faults that say nothing about the job: the next look may succeed.</summary>
    private static bool IsPassing(HeyGenError error) =>
        error.Kind is FailureKind.RateLimited or FailureKind.ServerFault or FailureKind.Network or FailureKind.Timeout or FailureKind.UnreadableAnswer;

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "Reading {JobId} failed for now: {Code}")]
    private static partial void LogPassingFault(ILogger logger, JobId jobId, string code);
}
