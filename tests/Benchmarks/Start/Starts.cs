namespace Benchmarks;

/// <summary>The counted starts of each server, in turns. Other work on the machine slows single starts many times, so that only medians are told.</summary>
/// <param name="Ours">Our program, with <c>initialize</c>.</param>
/// <param name="Peers">The TypeScript server, each started right after ours; empty where it is missing.</param>
/// <param name="OursModern">Our program, with revision 2026-07-28.</param>
internal sealed record Starts(List<ServerStart> Ours, List<ServerStart> Peers, List<ServerStart> OursModern)
{
    public static async Task<Starts> InTurnsAsync(ServerCommand ours, ServerCommand? peer, int pairs, CancellationToken cancellationToken)
    {
        var starts = new Starts([], [], []);
        for (var pair = 0; pair < pairs; pair++)
        {
            starts.Ours.Add(await ServerStart.WithInitializeAsync(ours, cancellationToken));
            if (peer is not null)
                starts.Peers.Add(await ServerStart.WithInitializeAsync(peer, cancellationToken));

            starts.OursModern.Add(await ServerStart.WithDiscoverAsync(ours, cancellationToken));
        }

        return starts;
    }

    /// <summary>How many times the peer's value ours is: the median over the pairs, for a pair met the same load.</summary>
    public double Ratio(Func<ServerStart, double> value) => Median(Ours.Zip(Peers, (ours, peer) => value(ours) / value(peer)));

    public void Print(TextWriter output)
    {
        output.WriteLine($"{string.Empty,-44}{"heygen-mcp",14}{"TypeScript",14}{"ratio",9}");
        PrintRow("start until initialize is answered", "ms", start => start.Handshake.TotalMilliseconds);
        PrintRow("start until tools/list is answered", "ms", start => start.List.TotalMilliseconds);
        PrintRow("tools/list again", "ms", start => start.SecondList.TotalMilliseconds);
        PrintRow("peak memory", "MiB", start => start.PeakMemoryMiB);
        output.WriteLine($"{"start until server/discover (2026-07-28)",-44}{Median(OursModern.Select(start => start.Handshake.TotalMilliseconds)),10:0.0} ms");
        output.WriteLine($"{"start until tools/list (2026-07-28)",-44}{Median(OursModern.Select(start => start.List.TotalMilliseconds)),10:0.0} ms");

        void PrintRow(string name, string unit, Func<ServerStart, double> value) => output.WriteLine(
            $"{name,-44}{Median(Ours.Select(value)),10:0.0} {unit,-3}" +
            (Peers.Count == 0 ? $"{"-",11}{"-",12}" : $"{Median(Peers.Select(value)),10:0.0} {unit,-3}{Ratio(value),9:0.000}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
