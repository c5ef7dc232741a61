namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>
/// How often a waiting job is looked at: often while it is young, rarely when it is old, so that a short job is told at once and a
/// long one costs HeyGen few requests.
/// </summary>
internal static class PollingInterval
{
    /// <summary>Share by which a pause is shortened at random, so that servers which were started together do not ask HeyGen together for ever.</summary>
    private const double Jitter = 0.25;

    /// <param name="age">How old the job is.</param>
    /// <param name="speed">How many times faster than at HeyGen jobs run; only the sandbox's do.</param>
    public static TimeSpan Of(TimeSpan age, double speed)
    {
        var seconds = (age * speed).TotalSeconds switch
        {
            < 20 => 2,
            < 120 => 5,
            < 300 => 10,
            < 900 => 20,
            _ => 30,
        };
        return TimeSpan.FromSeconds(seconds / speed);
    }

    /// <summary>A pause of about that length, and never longer: whoever waits is told within it, but for the time that asking takes.</summary>
    public static TimeSpan Vary(TimeSpan pace, Random random) => pace * (1 - (Jitter * random.NextDouble()));
}
