using System.Diagnostics;

namespace EndToEnd.Program;

/// <summary>
/// How tests wait for what other processes do. There is no signal to await across a process border, so a condition is looked at again and again;
/// the limits are generous because a build machine may be busy, and no test takes them unless it fails.
/// </summary>
internal static class Patience
{
    /// <summary>Longest time for a test, in milliseconds.</summary>
    public const int Test = 120_000;

    /// <summary>Longest time for a test that watches a job of a minute, in milliseconds.</summary>
    public const int LongTest = 240_000;

    private static readonly TimeSpan limit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns what <paramref name="look"/> finds, as soon as it finds something.</summary>
    public static async Task<T> UntilAsync<T>(string awaited, Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < limit)
        {
            if (await look() is { } found)
                return found;

            await Task.Delay(interval, cancellationToken);
        }

        throw new TimeoutException($"Waited {limit.TotalSeconds} s for {awaited}.");
    }
}
