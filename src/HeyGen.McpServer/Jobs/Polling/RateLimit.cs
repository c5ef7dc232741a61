using HeyGen.Client;

namespace HeyGen.McpServer.Jobs.Polling;

/// <summary>HeyGen asked to be left alone for a while: until then no more reads of a kind are sent.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    /// <summary>How long to rest where HeyGen names no time.</summary>
    private static readonly TimeSpan usualRest = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private DateTimeOffset until;
    private HeyGenException? refusal;

    public TimeSpan Left
    {
        get
        {
            lock (gate)
            {
                return LeftNow();
            }
        }
    }

    /// <summary>What HeyGen said, while it is to be obeyed.</summary>
    public HeyGenException? Refusal
    {
        get
        {
            lock (gate)
            {
                return LeftNow() > TimeSpan.Zero ? refusal : null;
            }
        }
    }

    public void Obey(HeyGenException refused)
    {
        lock (gate)
        {
            var end = time.GetUtcNow() + (refused.Error.RetryAfter ?? usualRest);
            if (end > until)
            {
                until = end;
                refusal = refused;
            }
        }
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (Left is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken);
        }
    }

    private TimeSpan LeftNow()
    {
        var left = until - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
