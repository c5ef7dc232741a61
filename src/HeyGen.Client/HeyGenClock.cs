namespace HeyGen.Client;

/// <summary>
/// HeyGen's clock, as the Date headers of its answers show it, for comparing times of ours with HeyGen's <c>created_at</c>. The local clock until HeyGen has
/// answered, and as long as it agrees with HeyGen's to the second, which is a header's precision.
/// </summary>
public sealed class HeyGenClock
{
    private static readonly TimeSpan headerPrecision = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly Lock writing = new();
    private long offset;

    internal HeyGenClock(TimeProvider time)
    {
        this.time = time;
    }

    /// <summary>The present time at HeyGen.</summary>
    public DateTimeOffset UtcNow => At(time.GetUtcNow());

    /// <summary>What HeyGen's clock showed when the local one showed a time.</summary>
    /// <param name="local">The time by the local clock.</param>
    public DateTimeOffset At(DateTimeOffset local) => local + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    /// <summary>Takes in the Date header of an answer.</summary>
    internal void Note(HttpResponseMessage response, DateTimeOffset sent)
    {
        // An answer out of a cache in between bears the date at which it was put there.
        if (response.Headers.Date is not { } date || response.Headers.Age is not null)
            return;

        // HeyGen wrote the date between the two, so that an answer which took long says little and moves the offset little.
        var least = (date - time.GetUtcNow()).Ticks;
        var most = Math.Max(least, (date + headerPrecision - sent).Ticks);
        lock (writing)
        {
            Interlocked.Exchange(ref offset, Math.Clamp(offset, least, most));
        }
    }
}
