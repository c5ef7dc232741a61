namespace HeyGen.McpServer.Tests;

/// <summary>
/// A clock that stands still until told, and knows which timers wait on it, so that a test moves time only after the code under test has
/// come to rest.
/// </summary>
internal sealed class SteppedClock : FakeTimeProvider
{
    private readonly Lock gate = new();
    private readonly List<WaitingTimer> waiting = [];
    private TaskCompletionSource changed = New();

    /// <summary>Waits until exactly so many timers wait.</summary>
    public async Task RestAsync(int timers)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (waiting.Count == timers)
                    return;

                change = changed.Task;
            }

            if (await Task.WhenAny(change, Task.Delay(Signals.Patience, TestContext.Current.CancellationToken)) != change)
                Assert.Fail($"{waiting.Count} timers wait at {GetUtcNow():T}, not {timers}.");
        }
    }

    /// <summary>Waits until exactly so many timers wait, then moves time on to the first that is due.</summary>
    /// <returns>How far time moved.</returns>
    public async Task<TimeSpan> FireNextAsync(int timers)
    {
        TimeSpan? due = null;
        while (due is null)
        {
            await RestAsync(timers);
            lock (gate)
            {
                // A timer may have left since it was counted.
                due = waiting.Count == timers ? waiting.Min(timer => timer.DueAt) - GetUtcNow() : null;
            }
        }

        // A timer that was made while time moved on may be due already.
        var step = due > TimeSpan.Zero ? due.Value : TimeSpan.Zero;
        Advance(step);
        return step;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WaitingTimer(this, GetUtcNow() + dueTime);
        timer.Inner = base.CreateTimer(
            fired =>
            {
                timer.Leave();
                callback(fired);
            },
            state,
            dueTime,
            period);
        // Seen by the test only when the clock has it: a step before that would pass it by.
        lock (gate)
        {
            waiting.Add(timer);
        }

        Pulse();
        return timer;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Pulse()
    {
        TaskCompletionSource old;
        lock (gate)
        {
            (old, changed) = (changed, New());
        }

        old.TrySetResult();
    }

    /// <summary>A timer with a single shot, as all delays and time limits are.</summary>
    private sealed class WaitingTimer(SteppedClock clock, DateTimeOffset dueAt) : ITimer
    {
        public DateTimeOffset DueAt { get; } = dueAt;

        public ITimer? Inner { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Leave()
        {
            lock (clock.gate)
            {
                clock.waiting.Remove(this);
            }

            clock.Pulse();
        }

        public void Dispose()
        {
            Inner!.Dispose();
            Leave();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
