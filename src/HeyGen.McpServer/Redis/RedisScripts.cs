using HeyGen.McpServer.Ledger;
using StackExchange.Redis;

namespace HeyGen.McpServer.Redis;

/// <summary>
/// What changes the ledger, each a script that Redis runs whole or not at all, between two commands of others. Sums change together with the row they come from.
/// </summary>
internal static class RedisScripts
{
    /// <summary>
    /// As long as a row is kept after HeyGen's last word on it, so that a quarter's spending can be told; open rows stay. What leads to rows, and the sums, are
    /// of no use without them.
    /// </summary>
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);

    private const decimal Millionths = 1_000_000;

    /// <summary>The commands that can fail for what another program left under our keys come first: Redis takes nothing back of a script that breaks off.</summary>
    private const string Add = """
        local function is(key, expected) return (redis.call('GET', key) or '') == expected end
        if not (is(KEYS[1], ARGV[1]) and is(KEYS[2], ARGV[2]) and is(KEYS[3], ARGV[3])) then return 0 end
        if KEYS[6] and not is(KEYS[6], ARGV[4]) then return 0 end
        redis.call('ZADD', KEYS[5], 0, ARGV[5])
        redis.call('INCRBY', KEYS[2], ARGV[7])
        redis.call('INCRBY', KEYS[3], ARGV[7])
        redis.call('EXPIRE', KEYS[2], ARGV[8])
        redis.call('EXPIRE', KEYS[3], ARGV[8])
        redis.call('SET', KEYS[4], ARGV[6])
        redis.call('SET', KEYS[1], ARGV[5], 'EX', ARGV[8])
        return 1
        """;

    private const string Replace = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        for i = 4, #KEYS do
          redis.call('ZADD', KEYS[i], 0, ARGV[6])
          redis.call('EXPIRE', KEYS[i], ARGV[4])
        end
        if ARGV[3] ~= '0' then
          redis.call('INCRBY', KEYS[2], ARGV[3])
          redis.call('INCRBY', KEYS[3], ARGV[3])
          redis.call('EXPIRE', KEYS[2], ARGV[4])
          redis.call('EXPIRE', KEYS[3], ARGV[4])
        end
        redis.call('SET', KEYS[1], ARGV[2])
        if ARGV[5] == '1' then redis.call('EXPIRE', KEYS[1], ARGV[4]) end
        return 1
        """;

    /// <summary>Writes a new row if nothing has changed since it was decided on.</summary>
    /// <returns>False when something has.</returns>
    public static async Task<bool> AddAsync(IDatabase database, Submission row, string text, Seen seen)
    {
        var keys = new RedisKeys(row.Account);
        var same = keys.Same(row.Caller, row.Fingerprint);
        RedisKey[] touched = [same, keys.Day(row), keys.Session(row), keys.Row(row.Id), keys.Rows];
        if (!seen.SameId.IsNull)
        {
            touched = [.. touched, keys.Row(seen.SameId!)];
        }

        return (bool)await database.ScriptEvaluateAsync(
            Add, touched, [Text(seen.SameId), Text(seen.Day), Text(seen.Session), Text(seen.Same), row.Id, text, Micro(row.CountedUsd), Seconds(kept)]);
    }

    /// <summary>Puts a row in place of an older one, if that still stands as it was read.</summary>
    /// <returns>False when it does not.</returns>
    public static async Task<bool> ReplaceAsync(IDatabase database, Submission older, RedisValue olderText, Submission row, string text)
    {
        var keys = new RedisKeys(row.Account);
        RedisKey[] touched = [keys.Row(row.Id), keys.Day(row), keys.Session(row), .. row.JobIds.Except(older.JobIds).Select(job => keys.Job(job))];
        return (bool)await database.ScriptEvaluateAsync(
            Replace, touched, [olderText, text, Micro(row.CountedUsd) - Micro(older.CountedUsd), Seconds(kept), row.State.IsSettled() ? 1 : 0, row.Id]);
    }

    /// <summary>A sum as Redis keeps it, in USD.</summary>
    public static decimal Usd(RedisValue sum) => sum.IsNull ? 0 : (long)sum / Millionths;

    private static long Micro(decimal usd) => decimal.ToInt64(decimal.Round(usd * Millionths));

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    /// <summary>What is not there is empty to a script.</summary>
    private static RedisValue Text(RedisValue value) => value.IsNull ? RedisValue.EmptyString : value;
}
