using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>Changes of the ledger, each a script that Redis runs as a whole. Sums change together with the row they come from.</summary>
internal static class RedisScripts
{
    /// <summary>
    /// As long as a row is kept after it is settled, so that a quarter's spending can be reported; open rows stay. What leads to rows, and the sums,
    /// are of no use without them.
    /// </summary>
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);

    /// <summary>A command that was cut off is in a socket's buffer for some seconds at most.</summary>
    private static readonly TimeSpan givenUpFor = TimeSpan.FromMinutes(10);

    private const decimal Millionths = 1_000_000;

    /// <summary>
    /// The commands that can fail for what another program left under our keys come first: Redis takes nothing back of a script that breaks off.
    /// </summary>
    private const string Add = """
        if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        local function is(key, expected) return (redis.call('GET', key) or '') == expected end
        for i = 1, 4 do
          if not is(KEYS[i + 1], ARGV[i]) then return 0 end
        end
        local id, row, usd, kept, settled, nonce = ARGV[5], ARGV[6], ARGV[7], ARGV[8], ARGV[9], ARGV[10]
        if nonce ~= '0' and redis.call('EXISTS', KEYS[9]) == 1 then return 2 end
        local place = redis.call('INCR', KEYS[8])
        redis.call('ZADD', KEYS[7], place, id)
        for i = 10, #KEYS do
          redis.call('ZADD', KEYS[i], place, id)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        for i = 3, 4 do
          redis.call('INCRBY', KEYS[i], usd)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        redis.call('SET', KEYS[6], row)
        if settled == '1' then redis.call('EXPIRE', KEYS[6], kept) end
        redis.call('SET', KEYS[2], id, 'EX', kept)
        if nonce ~= '0' then redis.call('SET', KEYS[9], id, 'EX', nonce) end
        return 1
        """;

    /// <summary>
    /// A job that a row gets later has its place by the row's own. A sum that is no number, or not ours, must not keep HeyGen's answer from the row: the next
    /// create is refused for it.
    /// </summary>
    private const string Replace = """
        if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
        local id, row, usd, kept, settled = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
        local place = redis.call('ZSCORE', KEYS[5], id) or 0
        for i = 6, #KEYS do
          redis.call('ZADD', KEYS[i], place, id)
          redis.call('EXPIRE', KEYS[i], kept)
        end
        if usd ~= '0' then
          for i = 3, 4 do
            redis.pcall('INCRBY', KEYS[i], usd)
            redis.call('EXPIRE', KEYS[i], kept)
          end
        end
        redis.call('SET', KEYS[2], row)
        if settled == '1' then redis.call('EXPIRE', KEYS[2], kept) end
        return 1
        """;

    /// <summary>A write whose reply was lost is either done by now, or never.</summary>
    private const string GiveUp = """
        redis.call('SET', KEYS[1], 1, 'EX', ARGV[1])
        return redis.call('GET', KEYS[2])
        """;

    private const string Free = """
        if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
        """;

    /// <summary>Writes a new row if nothing has changed since it was decided on.</summary>
    /// <exception cref="NonceUsedException">The nonce was used before.</exception>
    public static async Task<bool> AddAsync(IDatabase database, RedisRow fresh, string? nonce, Seen seen)
    {
        var row = fresh.Kept;
        var keys = new RedisKeys(row.Account);
        // Where there is no same row yet, it is the new one that must not be there.
        var sameRow = keys.Row(seen.SameId.IsNull ? row.Id : seen.SameId.ToString());
        RedisKey[] touched =
        [
            keys.GivenUp(row.WriteId!), keys.Same(row.Caller, row.Fingerprint), keys.Day(row.Day), keys.Session(row.Session), sameRow, keys.Row(row.Id),
                keys.Rows, keys.Order,
            keys.UsedWithRow(nonce ?? ""), .. row.JobIds.Select(keys.Job),
        ];
        RedisValue[] expected = [Text(seen.SameId), Text(seen.Day), Text(seen.Session), Text(seen.Same)];
        var remembered = nonce is null ? 0 : Seconds(ILedger.NonceLifetime);
        var done = (int)await database.ScriptEvaluateAsync(
            Add, touched, [.. expected, row.Id, fresh.Text, Micro(row.CountedUsd), Seconds(kept), row.State.IsSettled() ? 1 : 0, remembered]);
        return done == 2 ? throw new NonceUsedException() : done == 1;
    }

    /// <summary>Puts a row in place of an older one, if that still stands as it was read.</summary>
    public static async Task<bool> ReplaceAsync(IDatabase database, RedisRow older, RedisRow newer)
    {
        var row = newer.Kept;
        var keys = new RedisKeys(row.Account);
        RedisKey[] touched =
        [
            keys.GivenUp(row.WriteId!), keys.Row(row.Id), keys.Day(row.Day), keys.Session(row.Session), keys.Rows,
                .. row.JobIds.Except(older.Kept.JobIds).Select(keys.Job),
        ];
        return (bool)await database.ScriptEvaluateAsync(
            Replace, touched,
                [older.Text, row.Id, newer.Text, Micro(row.CountedUsd) - Micro(older.Kept.CountedUsd), Seconds(kept), row.State.IsSettled() ? 1 : 0]);
    }

    /// <summary>Makes sure that a write is not done any more, if it was not done yet.</summary>
    public static async Task<RedisValue> GiveUpAsync(IDatabase database, Submission written)
    {
        var keys = new RedisKeys(written.Account);
        return (RedisValue)await database.ScriptEvaluateAsync(GiveUp, [keys.GivenUp(written.WriteId!), keys.Row(written.Id)], [Seconds(givenUpFor)]);
    }

    /// <summary>Frees a nonce that this row has used up.</summary>
    public static Task FreeAsync(IDatabase database, Submission row, string nonce) =>
        database.ScriptEvaluateAsync(Free, [new RedisKeys(row.Account).UsedWithRow(nonce)], [row.Id]);

    /// <summary>A sum as Redis keeps it, in USD; null when it is no number.</summary>
    public static decimal? Usd(RedisValue sum) => sum.IsNull ? 0 : sum.TryParse(out long millionths) ? millionths / Millionths : null;

    /// <summary>Whole numbers add up without rounding. Never less than the sum itself.</summary>
    private static long Micro(decimal usd) => decimal.ToInt64(decimal.Ceiling(usd * Millionths));

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    /// <summary>What is not there is empty to a script.</summary>
    private static RedisValue Text(RedisValue value) => value.IsNull ? RedisValue.EmptyString : value;
}
