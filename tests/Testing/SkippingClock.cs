using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Testing;

/// <summary>A clock that passes every pause at once; time limits, which are longer, stay.</summary>
internal sealed class SkippingClock : FakeTimeProvider
{
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> made = new();
    private readonly Lock gate = new();
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
        var due = GetUtcNow() + dueTime;
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Made(dueTime).TrySetResult();
        // Looked at with the timer there, so that GoOn passes it or it passes itself.
        if (!stands && dueTime > TimeSpan.Zero && dueTime <= longestPause)
        {
            // Not here: whoever made the timer has not yet got it.
            ThreadPool.QueueUserWorkItem(_ => PassUntil(due));
        }

        return timer;
    }

    /// <summary>Pauses at the same time pass together: added up they would outrun the time limits of what they belong to.</summary>
    private void PassUntil(DateTimeOffset due)
    {
        lock (gate)
        {
            if (due - GetUtcNow() is var left && left > TimeSpan.Zero)
                Advance(left);
        }
    }

    private TaskCompletionSource Made(TimeSpan dueTime) =>
        made.GetOrAdd(dueTime, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
