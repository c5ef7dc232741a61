using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace HeyGen.Client.Tests.Wire;

/// <summary>
/// A clock that stands still, except that it passes every wait at once. Time limits are told from waits by their length, and stay.
/// </summary>
internal sealed class SkippingTime : FakeTimeProvider
{
    private static readonly HeyGenTimeouts limits = new();
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>The waits that were passed, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !IsLimit(dueTime))
        {
            waits.Enqueue(dueTime);
            // Not here: whoever made the timer has not yet got it.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }
        return timer;
    }

    private static bool IsLimit(TimeSpan dueTime) =>
        dueTime == limits.Read || dueTime == limits.ReadInAll || dueTime == limits.Write
        || dueTime == limits.Create || dueTime == limits.KeyedCreate || dueTime == limits.Upload;
}
