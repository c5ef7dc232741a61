namespace Benchmarks.Soak;

/// <summary>How long and how much.</summary>
/// <param name="WarmUp">After which memory is first looked at.</param>
/// <param name="MostMiBOfPings">Less in the short form: what is kept of a ping must show there too.</param>
internal sealed record SoakPlan(TimeSpan WarmUp, TimeSpan Length, int Pings, double MostMiBOfPings)
{
    public static SoakPlan Full { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), 1_000_000, MostMiBOfPings: 150);

    public static SoakPlan Short { get; } = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), 50_000, MostMiBOfPings: 110);
}
