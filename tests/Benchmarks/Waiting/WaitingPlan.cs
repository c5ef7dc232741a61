namespace Benchmarks.Waiting;

/// <summary>When the jobs of a run end. HeyGen is asked the less often the longer a job is waited for.</summary>
/// <param name="WarmUps">Calls that go before: the process grows by what any call costs, which beside few jobs would pass for theirs.</param>
/// <param name="Start">What starting the jobs and the calls that wait for them takes at most.</param>
/// <param name="Settle">From when all are waited for until rounds are counted.</param>
/// <param name="Count">How long rounds are counted, while nothing ends.</param>
/// <param name="End">How long it takes from the first job's end to the last one's.</param>
internal sealed record WaitingPlan(int WarmUps, TimeSpan Start, TimeSpan Settle, TimeSpan Count, TimeSpan End)
{
    private const int MostForTheShortForm = 2000;

    /// <summary>Rounds are counted once all jobs are past the age of twenty seconds.</summary>
    private static readonly WaitingPlan full =
        new(WarmUps: 1, Start: TimeSpan.FromSeconds(40), Settle: TimeSpan.FromSeconds(24), Count: TimeSpan.FromSeconds(24), End: TimeSpan.FromSeconds(100));

    private static readonly WaitingPlan brief =
        new(WarmUps: 30, Start: TimeSpan.FromSeconds(8), Settle: TimeSpan.FromSeconds(3), Count: TimeSpan.FromSeconds(12), End: TimeSpan.FromSeconds(10));

    public static WaitingPlan For(int jobs) => jobs > MostForTheShortForm ? full : brief;

    /// <summary>
    /// The longest time from one round to the next for jobs that have been waited for so long: the server's pace, and a quarter of it for asking and telling.
    /// </summary>
    public static TimeSpan Round(TimeSpan waited) => 1.25 * TimeSpan.FromSeconds(waited.TotalSeconds switch
    {
        < 20 => 2,
        < 120 => 5,
        _ => 10,
    });
}
