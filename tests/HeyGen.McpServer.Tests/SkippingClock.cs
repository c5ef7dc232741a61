using Microsoft.Extensions.Time.Testing;

namespace HeyGen.McpServer.Tests;

/// <summary>A clock that passes every pause at once; time limits, which are longer, stay.</summary>
internal sealed class SkippingClock : FakeTimeProvider
{
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(30);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= longestPause)
        {
            // Not here: whoever made the timer has not yet got it.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
