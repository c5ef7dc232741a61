using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>Rows are kept in Redis's time and shown in this machine's, so that order, budget day and age do not depend on a wrong clock.</summary>
internal sealed class RedisClock(TimeProvider time)
{
    private static readonly TimeSpan measuredFor = TimeSpan.FromMinutes(1);

    /// <summary>Clocks that agree to this are left alone: a slow reply makes the measurement no better.</summary>
    private static readonly TimeSpan tolerance = TimeSpan.FromSeconds(1);

    private Measurement? last;

    /// <summary>How far Redis's clock is ahead of this machine's; negative when it is behind.</summary>
    public async Task<TimeSpan> AheadAsync(IDatabase database)
    {
        if (last is { } known && time.GetElapsedTime(known.At) < measuredFor)
            return known.Ahead;

        var (began, asked) = (time.GetTimestamp(), time.GetUtcNow());
        var answer = (RedisValue[])(await database.ExecuteAsync("TIME"))!;
        var there = DateTimeOffset.UnixEpoch.AddSeconds(Number(answer[0])).AddMicroseconds(Number(answer[1]));
        var ahead = there - (asked + (time.GetElapsedTime(began) / 2));
        last = new Measurement(ahead.Duration() < tolerance ? TimeSpan.Zero : ahead, time.GetTimestamp());
        return last.Ahead;
    }

    /// <summary>The day of Redis that a day of this machine's stands for: today's is today's.</summary>
    public DateOnly Day(DateOnly day, TimeSpan ahead)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return day == DateOnly.FromDateTime(now) ? DateOnly.FromDateTime(now + ahead) : day;
    }

    private static double Number(RedisValue value) => double.Parse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed record Measurement(TimeSpan Ahead, long At);
}
