namespace HeyGen.McpServer.Jobs;

/// <summary>
/// How often a waiting job is looked at: often while it is young, rarely when it is old, so that a short job is told at once and a
/// long one costs HeyGen few requests.
/// </summary>
internal static class JobPace
{
    /// <summary>Share by which a delay varies at random, so that jobs started together are not read together.</summary>
    private const double Jitter = 0.25;

    /// <param name="age">How old the job is.</param>
    /// <param name="speed">How many times faster than at HeyGen jobs run; only the sandbox's do.</param>
    /// <param name="random">Source of the jitter.</param>
    public static TimeSpan Delay(TimeSpan age, double speed, Random random)
    {
        var seconds = (age * speed).TotalSeconds switch
        {
            < 20 => 2,
            < 120 => 5,
            < 300 => 10,
            < 900 => 20,
            _ => 30,
        };
        return TimeSpan.FromSeconds(seconds / speed * (1 - Jitter + (2 * Jitter * random.NextDouble())));
    }
}
