using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <summary>Makes the timers of calls.</summary>
internal sealed class CallTimers(WaitTime waitTime, JobSpeed speed, TimeProvider time)
{
    /// <summary>Starts one. A call that starts work reports progress from its beginning; any other once there is something to report.</summary>
    public CallTimer Start(ToolCall call, CancellationToken cancellationToken)
    {
        var timer = new CallTimer(call.Caller, waitTime.For(call.Options, call.Caller), speed, time, cancellationToken);
        if (call.Tool is { Submits: true } or { TakesWait: true })
        {
            timer.Begin();
        }

        return timer;
    }
}

/// <summary>One call's time and progress. Hosts count from the call's beginning, so that what its files and the way to HeyGen took is not waited once more for the job.</summary>
internal sealed class CallTimer(Caller caller, TimeSpan wait, JobSpeed speed, TimeProvider time, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly long began = caller.ArrivedAt ?? time.GetTimestamp();
    private CallProgress? progress;

    /// <summary>How long the call may wait in all.</summary>
    public TimeSpan Wait => wait;

    /// <summary>What is left of the wait; never negative.</summary>
    public TimeSpan Left => wait - time.GetElapsedTime(began) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Starts to report progress, if the client asked for it.</summary>
    public void Begin() => progress ??= CallProgress.Start(caller, speed, time, cancellationToken);

    /// <summary>A job was read.</summary>
    public void Show(JobKind kind, JobSnapshot snapshot)
    {
        Begin();
        progress?.Show(kind, snapshot);
    }

    /// <summary>Several jobs are waited for: how many are in which state.</summary>
    /// <param name="counts">The states.</param>
    /// <param name="usual">How long the longest of them usually takes.</param>
    public void Show(IReadOnlyList<KeyValuePair<JobState, int>> counts, TimeSpan usual)
    {
        Begin();
        progress?.Show(counts, usual);
    }

    /// <summary>HeyGen has no room yet.</summary>
    public void Show(QueuePosition position)
    {
        Begin();
        progress?.Show(position);
    }

    /// <summary>A file is on its way, which is <paramref name="share"/> of the whole call.</summary>
    public void Show(Transfer transfer, double share)
    {
        Begin();
        progress?.Show(transfer, share);
    }

    /// <summary>Returns when all progress was sent, so that the last notification goes out before the result does.</summary>
    public ValueTask DisposeAsync() => progress?.DisposeAsync() ?? ValueTask.CompletedTask;
}
