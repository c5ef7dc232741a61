namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>HeyGen's 429 for reads of a kind: until it is over no more of them are sent.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    /// <summary>Where HeyGen names no time.</summary>
    private static readonly TimeSpan usualDelay = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile Period? latest;

    public TimeSpan Left => latest?.End - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>What HeyGen said, while it holds.</summary>
    public HeyGenException? Refusal => latest is { } period && period.End > time.GetUtcNow() ? period.Refusal : null;

    public void Extend(HeyGenException refused)
    {
        var period = new Period(time.GetUtcNow() + (refused.Error.RetryAfter ?? usualDelay), refused);
        lock (gate)
        {
            latest = latest is { } before && before.End >= period.End ? before : period;
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Left is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
    }

    private sealed record Period(DateTimeOffset End, HeyGenException Refusal);
}
