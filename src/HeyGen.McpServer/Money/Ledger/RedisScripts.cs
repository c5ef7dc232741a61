using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Platform.Redis;
using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

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

    public const int Added = 1;
    public const int NonceUsed = 2;

    private const decimal Millionths = 1_000_000;

    /// <summary>The commands that can fail for what another program left under our keys come first: Redis takes nothing back of a script that breaks off.</summary>
    private const string Add = """
        local function is(key, expected) return (redis.call('GET', key) or '') == expected end
        for i = 1, 4 do
          if not is(KEYS[i], ARGV[i]) then return 0 end
        end
        local id, row, usd, kept, settled = ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9]
        if ARGV[10] ~= '' and redis.call('EXISTS', KEYS[7]) == 1 then return 2 end
        redis.call('ZADD', KEYS[6], 0, id)
        for i = 8, #KEYS do
          redis.call('ZADD', KEYS[i], 0, id)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        for i = 2, 3 do
          redis.call('INCRBY', KEYS[i], usd)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        if ARGV[10] ~= '' then redis.call('SET', KEYS[7], 1, 'EX', ARGV[10]) end
        redis.call('SET', KEYS[5], row)
        if settled == '1' then redis.call('EXPIRE', KEYS[5], kept) end
        if ARGV[1] < id then redis.call('SET', KEYS[1], id, 'EX', kept) end
        return 1
        """;

    private const string Replace = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        local id, row, usd, kept, settled = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
        for i = 4, #KEYS do
          redis.call('ZADD', KEYS[i], 0, id)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        if usd ~= '0' then
          for i = 2, 3 do
            redis.call('INCRBY', KEYS[i], usd)
            redis.call('EXPIRE', KEYS[i], kept)
          end
        end
        redis.call('SET', KEYS[1], row)
        if settled == '1' then redis.call('EXPIRE', KEYS[1], kept) end
        return 1
        """;

    /// <summary>Writes a new row if nothing has changed since it was decided on, and uses its nonce up with it.</summary>
    /// <returns><see cref="Added"/>, <see cref="NonceUsed"/>, or 0 when something has changed.</returns>
    public static async Task<int> AddAsync(IDatabase database, Submission row, string text, Seen seen, string? nonce)
    {
        var keys = new RedisKeys(row.Account);
        // Where there is no same row yet, it is the new one that must not be there.
        var sameRow = keys.Row(seen.SameId.IsNull ? row.Id : seen.SameId.ToString());
        RedisKey[] touched = [keys.Same(row.Caller, row.Fingerprint), keys.Day(row.Day), keys.Session(row.Session), sameRow, keys.Row(row.Id), keys.Rows, keys.Nonce(nonce), .. row.JobIds.Select(keys.Job)];
        RedisValue[] expected = [Text(seen.SameId), Text(seen.Day), Text(seen.Session), Text(seen.Same)];
        RedisValue nonceLifetime = nonce is null ? RedisValue.EmptyString : Seconds(UsedNonces.Lifetime);
        return (int)await database.ScriptEvaluateAsync(
            Add, touched, [.. expected, row.Id, text, Micro(row.CountedUsd), Seconds(kept), row.State.IsSettled() ? 1 : 0, nonceLifetime]);
    }

    /// <summary>Puts a row in place of an older one, if that still stands as it was read.</summary>
    /// <returns>False when it does not.</returns>
    public static async Task<bool> ReplaceAsync(IDatabase database, Submission older, RedisValue olderText, Submission row, string text)
    {
        var keys = new RedisKeys(row.Account);
        RedisKey[] touched = [keys.Row(row.Id), keys.Day(row.Day), keys.Session(row.Session), .. row.JobIds.Except(older.JobIds).Select(keys.Job)];
        return (bool)await database.ScriptEvaluateAsync(
            Replace, touched, [olderText, row.Id, text, Micro(row.CountedUsd) - Micro(older.CountedUsd), Seconds(kept), row.State.IsSettled() ? 1 : 0]);
    }

    /// <summary>A sum as Redis keeps it, in USD.</summary>
    public static decimal Usd(RedisValue sum) => sum.IsNull ? 0 : (long)sum / Millionths;

    /// <summary>Whole numbers add up without rounding. Never less than the sum itself.</summary>
    private static long Micro(decimal usd) => decimal.ToInt64(decimal.Ceiling(usd * Millionths));

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    /// <summary>What is not there is empty to a script.</summary>
    private static RedisValue Text(RedisValue value) => value.IsNull ? RedisValue.EmptyString : value;
}
