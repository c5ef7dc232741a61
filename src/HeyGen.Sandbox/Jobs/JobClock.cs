namespace HeyGen.Sandbox.Jobs;

/// <summary>The sandbox's clock. Jobs have no timers: their state is read off the time that has passed since they began.</summary>
internal sealed class JobClock(TimeProvider time, double speed)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>How long a job takes on this clock that takes so many seconds at speed 1.</summary>
    public TimeSpan Scale(double seconds) => TimeSpan.FromSeconds(seconds / speed);
}
