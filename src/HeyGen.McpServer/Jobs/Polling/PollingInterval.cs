namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>Short while a job is young, so that its end is reported at once, and longer later, so that it costs HeyGen few requests.</summary>
internal static class PollingInterval
{
    /// <summary>Share by which an interval is shortened at random, so that servers which were started together do not ask HeyGen together for ever.</summary>
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

    /// <summary>An interval of about that length, and never longer: an end is reported within it, but for the time that the read takes.</summary>
    public static TimeSpan Vary(TimeSpan interval, Random random) => interval * (1 - (Jitter * random.NextDouble()));
}
