namespace Benchmarks.Soak;

/// <summary>How long and how much.</summary>
/// <param name="WarmUp">After which memory is first looked at.</param>
internal sealed record SoakPlan(TimeSpan WarmUp, TimeSpan Length, int Pings)
{
    public static SoakPlan Full { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), 1_000_000);

    public static SoakPlan Short { get; } = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), 50_000);
}
