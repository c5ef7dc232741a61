namespace Testing;

/// <summary>
/// The machine's clock, but that short pauses pass at once, as those between two reads of a job. Time limits, which are longer, take as long as ever, so that a
/// busy machine keeps to them.
/// </summary>
internal sealed class HastyClock : TimeProvider
{
    private static readonly TimeSpan shortestLimit = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Passed;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= shortestLimit)
            return System.CreateTimer(callback, state, dueTime, period);

        var due = GetUtcNow() + dueTime;
        return System.CreateTimer(
            fired =>
            {
                PassUntil(due);
                callback(fired);
            },
            state,
            TimeSpan.Zero,
            period);
    }

    private TimeSpan Passed
    {
        get
        {
            lock (gate)
            {
                return passed;
            }
        }
    }

    /// <summary>Pauses at the same time pass together.</summary>
    private void PassUntil(DateTimeOffset due)
    {
        lock (gate)
        {
            if (due - System.GetUtcNow() is var ahead && ahead > passed)
                passed = ahead;
        }
    }
}
