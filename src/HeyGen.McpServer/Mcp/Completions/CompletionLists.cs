namespace HeyGen.McpServer.Mcp.Completions;

/// <summary>
/// The values read for each account, kept for a while. A list is read in the background, for everybody who waits for it: who types is answered with what is
/// there so far, and an old list is better than none while the new one is read.
/// </summary>
internal sealed class CompletionLists(HeyGenClient heyGen, ServerStop stop, TimeProvider time)
{
    private const int MostLists = 64;

    private static readonly TimeSpan longestWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan freshFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan emptyFor = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly RecentMap<string, ListReading> complete = new(MostLists);
    private readonly RecentMap<string, ListReading> newest = new(MostLists);

    /// <returns>The values that are known in time, and whether that is all.</returns>
    public async Task<(IReadOnlyList<Completable> Values, bool All)> ReadAsync(
        ICompletionSource source, string argument, IReadOnlyDictionary<string, string> others, Caller caller, CancellationToken cancellationToken)
    {
        var distinction = source.Distinguish(others);
        if (await AccountAsync(cancellationToken) is not { } account)
            return ([], All: true);

        var key = string.Join('\n', account, caller.Tag, argument, distinction);
        var reading = Find(key, () => source.ReadAsync(argument, distinction, caller, stop.Token));
        await Task.WhenAny(reading.Done, Task.Delay(longestWait, time, cancellationToken));
        if (!reading.Done.IsCompleted)
            return (complete.Find(key)?.Values ?? reading.Values, All: false);

        complete.Set(key, reading);
        return (reading.Values, All: true);
    }

    /// <summary>Null without a key, of which a tool's call will tell.</summary>
    private async Task<string?> AccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await heyGen.IdentifyAsync(cancellationToken)).Tag;
        }
        catch (HeyGenException)
        {
            return null;
        }
    }

    private bool IsFresh(ListReading known) => time.GetElapsedTime(known.StartedAt) < (known.Values.Count > 0 ? freshFor : emptyFor);

    /// <summary>The reading that goes on or is fresh; else a new one. One that gave nothing is kept for a moment only: HeyGen may have refused it.</summary>
    private ListReading Find(string key, Func<IAsyncEnumerable<Completable>> read)
    {
        lock (gate)
        {
            if (newest.Find(key) is { } known && (!known.Done.IsCompleted || IsFresh(known)))
                return known;

            var reading = new ListReading(read(), time.GetTimestamp());
            newest.Set(key, reading);
            return reading;
        }
    }
}

/// <summary>One reading of a list, as far as it is.</summary>
internal sealed class ListReading
{
    private readonly List<Completable> values = [];

    public ListReading(IAsyncEnumerable<Completable> source, long startedAt)
    {
        StartedAt = startedAt;
        Done = Task.Run(() => ReadAsync(source));
    }

    public long StartedAt { get; }

    /// <summary>Never fails: a list that cannot be read is short.</summary>
    public Task Done { get; }

    public IReadOnlyList<Completable> Values
    {
        get
        {
            lock (values)
            {
                return [.. values];
            }
        }
    }

    private async Task ReadAsync(IAsyncEnumerable<Completable> source)
    {
        try
        {
            await foreach (var value in source)
            {
                lock (values)
                {
                    values.Add(value);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or HeyGenException or ToolFailure)
        {
            // The server stops, or the list cannot be read now.
        }
    }
}
