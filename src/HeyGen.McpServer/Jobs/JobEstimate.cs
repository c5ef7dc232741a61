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
