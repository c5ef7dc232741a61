namespace HeyGen.Sandbox.Jobs;

/// <summary>What a job will take, cost and come to.</summary>
/// <param name="Seconds">Its length at speed 1.</param>
/// <param name="Price">In USD, taken when it begins and given back when it fails.</param>
/// <param name="TakesSlot">Whether it counts against the 10 concurrent jobs: Video Agent sessions, renders and translations do.</param>
internal sealed record JobTerms(double Seconds, decimal Price = 0, bool TakesSlot = false)
{
    public bool Fails { get; init; }

    public JobTerms With(TestHooks hooks) => this with { Fails = hooks.Fails, Seconds = hooks.Seconds ?? Seconds };
}

internal enum JobState
{
    Running,
    Succeeded,
    Failed,
}

/// <summary>Work that goes on after the call returned.</summary>
internal sealed class Job(DateTimeOffset createdAt, DateTimeOffset startedAt, TimeSpan length, JobTerms terms)
{
    private DateTimeOffset? stoppedAt;

    /// <summary>When it was asked for, in seconds as the API tells times.</summary>
    public long CreatedAt { get; } = createdAt.ToUnixTimeSeconds();

    /// <summary>Later than its creation when it had to wait for others.</summary>
    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset EndsAt => stoppedAt ?? StartedAt + length;

    public JobTerms Terms { get; } = terms;

    public bool WasStopped => stoppedAt is not null;

    /// <summary>How far the job is, or was when it was stopped, from 0 to 1.</summary>
    public double Fraction(DateTimeOffset now) => length <= TimeSpan.Zero ? 1 : Math.Clamp(((now < EndsAt ? now : EndsAt) - StartedAt) / length, 0, 1);

    public JobState State(DateTimeOffset now)
    {
        if (WasStopped)
            return JobState.Failed;
        if (now < EndsAt)
            return JobState.Running;
        return Terms.Fails ? JobState.Failed : JobState.Succeeded;
    }

    /// <summary>The state in the words of an API group.</summary>
    public string Status(DateTimeOffset now, string running, string succeeded = "completed", string failed = "failed") => State(now) switch
    {
        JobState.Running => running,
        JobState.Succeeded => succeeded,
        _ => failed,
    };

    /// <summary>The state of a job that waits for a share of its time before its work begins.</summary>
    public string Status(DateTimeOffset now, string waiting, double beginsAt, string running) => Status(now, Fraction(now) < beginsAt ? waiting : running);

    /// <summary>Ends a running job without a result; one that has ended stays as it is.</summary>
    public void Stop(DateTimeOffset now)
    {
        if (State(now) == JobState.Running)
            stoppedAt = now;
    }
}

/// <summary>The sandbox's clock. Jobs have no timers: their state is read off the time that has passed since they began.</summary>
internal sealed class JobClock(TimeProvider time, double speed)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>How long a job takes on this clock that takes so many seconds at speed 1.</summary>
    public TimeSpan Scale(double seconds) => TimeSpan.FromSeconds(seconds / speed);
}
