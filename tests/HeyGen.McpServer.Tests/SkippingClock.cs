using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.Tests;

/// <summary>A clock that passes every pause at once; time limits, which are longer, stay.</summary>
internal sealed class SkippingClock : FakeTimeProvider
{
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> made = new();
    private volatile bool stands;

    /// <summary>Lets no pause pass till <see cref="GoOn"/>.</summary>
    public void Stop() => stands = true;

    /// <summary>Passes the pauses of now, and any to come at once.</summary>
    public void GoOn()
    {
        stands = false;
        Advance(longestPause);
    }

    /// <summary>Waits till somebody waits for so long.</summary>
    public Task AwaitedAsync(TimeSpan dueTime) => Made(dueTime).Task.Soon();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Made(dueTime).TrySetResult();
        // Looked at with the timer there, so that GoOn passes it or it passes itself.
        if (!stands && dueTime > TimeSpan.Zero && dueTime <= longestPause)
        {
            // Not here: whoever made the timer has not yet got it.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }

    private TaskCompletionSource Made(TimeSpan dueTime) => made.GetOrAdd(dueTime, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
