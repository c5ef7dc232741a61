using System.Diagnostics;

namespace Benchmarks;

/// <summary>Waits for what other processes do: there is no signal to await across a process border.</summary>
internal static class Poll
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(20);

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
