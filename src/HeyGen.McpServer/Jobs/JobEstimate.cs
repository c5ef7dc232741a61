namespace HeyGen.McpServer.Jobs;

/// <summary>Turns a job's age into a number out of 100 that always rises and never says 100 before the end.</summary>
internal static class JobEstimate
{
    /// <summary>Most that is shown while the job runs.</summary>
    private const double Ceiling = 95;

    /// <summary>Exponential: near 78 at the usual duration, then ever slower, so that it still rises at three times that, or HeyGen's own if higher.</summary>
    public static double Percent(TimeSpan age, TimeSpan usual, double? reported)
    {
        var share = Math.Max(age.TotalSeconds, 0) / usual.TotalSeconds;
        var estimated = Ceiling * (1 - Math.Exp(-1.7 * share));
        return Math.Max(estimated, Math.Min(reported ?? 0, Ceiling));
    }
}

/// <summary>How much faster than at HeyGen jobs run here; only a sandbox's do.</summary>
/// <param name="Running">For estimates of progress.</param>
/// <param name="Polling">For the pauses between reads.</param>
internal sealed record JobSpeed(double Running, double Polling)
{
    public static JobSpeed Usual { get; } = new(1, 1);
}

/// <summary>Says in words what a job is doing: what a person reads while waiting.</summary>
internal static class JobWords
{
    /// <summary>HeyGen's words for a job that it has accepted and not begun.</summary>
    private static readonly string[] notBegun = ["submitted", "waiting", "pending", "queued", "created"];

    /// <summary>Below it, and beyond the usual time, an estimate of what is left means nothing.</summary>
    private const double LeastTold = 10;

    /// <summary>Below it, HeyGen's progress is too coarse to reckon with.</summary>
    private const double LeastPercent = 15;

    /// <param name="kind">The kind of job.</param>
    /// <param name="snapshot">The job as it was read last.</param>
    /// <param name="age">How long it runs.</param>
    /// <param name="speed">How much faster than at HeyGen it runs.</param>
    public static string Progress(JobKind kind, JobSnapshot snapshot, TimeSpan age, double speed)
    {
        if (snapshot.State is not JobState.Running)
            return snapshot.State is JobState.NeedsInput ? $"The {kind.Noun} waits for an answer" : $"The {kind.Noun} is {snapshot.State.Name()}";

        var members = snapshot.Counts is { Count: > 0 } counts ? $" ({JobCounts.Words(counts)})" : "";
        var doing = notBegun.Contains(snapshot.Status) ? $"The {kind.Noun} waits at HeyGen to begin" : kind.Doing ?? $"Working on the {kind.Noun}";
        return $"{doing}{members}: {Left(Remaining(kind, snapshot, age, speed))}{Duration(age)} so far";
    }

    /// <summary><c>40 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (int)Math.Max(0, time.TotalSeconds);
        return seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min {seconds % 60} s";
    }

    /// <summary>By HeyGen's own progress where it has one that says something, else by how long such jobs usually take.</summary>
    private static TimeSpan Remaining(JobKind kind, JobSnapshot snapshot, TimeSpan age, double speed) =>
        snapshot.Percent is >= LeastPercent and < 100 and var percent ? age * ((100 - percent) / percent) : (kind.UsualDuration / speed) - age;

    private static string Left(TimeSpan left) => left.TotalSeconds switch
    {
        < LeastTold => "",
        < 90 => $"about {Math.Ceiling(left.TotalSeconds / 10) * 10:0} s left, ",
        _ => $"about {Math.Round(left.TotalMinutes):0} minutes left, ",
    };
}
