namespace Benchmarks;

/// <summary>A promise about our program, and whether it was kept.</summary>
internal sealed record Gate(bool Kept, string Promise)
{
    private const double MemoryLimitMiB = 40;
    private const double StartRatioLimit = 0.2;
    private const double TokenDifferenceLimit = 0.05;
    private const double WebhookLimitMilliseconds = 100;
    private const double WebhookShareLimit = 0.95;

    /// <summary>The promise is of a time, which says more of a busy build server than of us: there it is told, and breaks nothing.</summary>
    public bool IsOfTime { get; init; }

    private bool Breaks => !Kept && !(IsOfTime && IsBuildServer);

    private static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Prints each gate.</summary>
    /// <returns>The exit code: 0 when none is broken, 1 when one is.</returns>
    public static int Judge(IReadOnlyList<Gate> gates)
    {
        foreach (var gate in gates)
            Console.WriteLine(gate);

        return gates.Any(gate => gate.Breaks) ? 1 : 0;
    }

    public static Gate PeakMemory(double largestMiB) =>
        new(largestMiB < MemoryLimitMiB, $"peak memory, the largest of all starts: {largestMiB:0.0} MiB, to stay below {MemoryLimitMiB} MiB");

    public static Gate Tokens(TokenCost cost) =>
        new(cost.Difference <= TokenDifferenceLimit,
            $"tokens of tools/list: {cost.Listed}, recorded are {cost.Recorded}, to differ by at most {TokenDifferenceLimit * 100} %");

    public static Gate StartRatio(double ratio) =>
        new(ratio <= StartRatioLimit, $"time until tools/list against the TypeScript server: {ratio:0.000}, to be at most {StartRatioLimit}");

    public static Gate Webhooks(double milliseconds) =>
        new(milliseconds < WebhookLimitMilliseconds,
            $"from a webhook's delivery to the client's result, 99 % of all: {milliseconds:0.0} ms, to stay below {WebhookLimitMilliseconds} ms")
        { IsOfTime = true };

    /// <summary>Else the times of a few jobs would stand for all.</summary>
    public static Gate ToldByWebhooks(int told, int jobs) =>
        new(told >= WebhookShareLimit * jobs, $"jobs told by their webhook and not by a look: {told} of {jobs}, to be at least {WebhookShareLimit * 100} %");

    /// <summary>A desk may lack Node; a build server that does would let the promise go unnoticed.</summary>
    public static Gate NoPeer(string whatToDo) =>
        new(!IsBuildServer, $"time until tools/list: not compared, {whatToDo} first");

    public override string ToString() => $"{(Kept ? "kept  " : Breaks ? "BROKEN" : "missed")}  {Promise}";
}
