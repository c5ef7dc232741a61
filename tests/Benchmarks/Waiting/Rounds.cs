namespace Benchmarks.Waiting;

/// <summary>The rounds in which a server asked for the states of jobs.</summary>
/// <param name="Requests">How many requests each took.</param>
internal sealed record Rounds(IReadOnlyList<int> Requests)
{
    /// <summary>Longer than a server pauses within a round, and shorter than between two.</summary>
    private static readonly TimeSpan gap = TimeSpan.FromSeconds(0.7);

    public static Rounds Of(IReadOnlyList<DateTimeOffset> times)
    {
        var requests = new List<int>();
        DateTimeOffset? before = null;
        foreach (var time in times.Order())
        {
            if (before is null || time - before > gap)
                requests.Add(0);

            requests[^1]++;
            before = time;
        }

        return new Rounds(requests);
    }
}
