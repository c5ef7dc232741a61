using System.Collections.Concurrent;
using HeyGen.McpServer.Platform.Redis;
using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// A ledger that several machines share. A decision is made here on what was read, and a script of <see cref="RedisScripts"/> writes it only if nothing of that
/// has changed; else it is made again. Order and time are Redis's.
/// </summary>
internal sealed class RedisLedger(RedisConnection redis, TimeProvider time, ILogger<RedisLedger> logger) : ILedger, IAsyncDisposable
{
    /// <summary>Each failed attempt means that another machine's has succeeded; so many in a row are no contention any more.</summary>
    private const int MostAttempts = 100;

    private const int PageSize = 100;

    /// <summary>More than the calls that can be in flight when Redis becomes unavailable.</summary>
    private const int MostUndone = 10_000;

    /// <summary>Rows stand in the order of writing, which a call's own time follows to about this.</summary>
    private static readonly TimeSpan longestCall = TimeSpan.FromHours(1);

    private readonly RedisClock clock = new(time);
    private readonly RetryQueue undoing = new(time, MostUndone);

    /// <summary>One turn for each account: callers in one process would only undo each other's attempts.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = [];

    public async Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(fresh.Account, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            await undoing.FlushAsync();
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                var ahead = await AheadAsync(cancellationToken);
                var row = RedisRow.Of(fresh, ahead, NewWrite());
                var kept = row.Kept;
                var seen = await ReadSeenAsync(kept.Account, kept.Caller, kept.Fingerprint, kept.Session, kept.Day, ahead, cancellationToken);
                if (decide(seen.Facts) is { } other)
                    return other;

                var undone =
                    kept with { State = SubmissionState.Refused, Failure = "Nothing was sent: the ledger does not know whether this was written down." };
                var write = new RedisWrite(database => RedisScripts.AddAsync(database, row, nonce, seen), row, undone) { IsNew = true, Nonce = nonce };
                if (await WriteAsync(write, cancellationToken))
                    return fresh;
            }
        }
        finally
        {
            turn.Release();
        }

        throw Contended();
    }

    public async Task<LedgerFacts> ReadFactsAsync(
        string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken)
    {
        var ahead = await AheadAsync(cancellationToken);
        return (await ReadSeenAsync(account, caller, fingerprint, session, clock.Day(day, ahead), ahead, cancellationToken)).Facts;
    }

    public async Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken)
    {
        var ahead = await AheadAsync(cancellationToken);
        return Read(await UseAsync(database => database.StringGetAsync(new RedisKeys(account).Row(id)), cancellationToken))?.Local(ahead);
    }

    public async Task<IReadOnlyDictionary<string,
        Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var newest = await UseAsync(
            database => Task.WhenAll(
                jobIds.Distinct().Select(async job => (Job: job, Ids: await database.SortedSetRangeByRankAsync(keys.Job(job), 0, 0, Order.Descending)))),
            cancellationToken);
        var known = newest.Where(one => one.Ids.Length > 0).Select(one => (one.Job, Id: one.Ids[0].ToString())).ToList();
        var rows = (await RowsAsync(keys, [.. known.Select(one => one.Id).Distinct()], cancellationToken)).Found.ToDictionary(
            row => row.Id, StringComparer.Ordinal);
        return known.Where(one => rows.ContainsKey(one.Id)).ToDictionary(one => one.Job, one => rows[one.Id], StringComparer.Ordinal);
    }

    public async Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        var key = new RedisKeys(account).Row(id);
        await undoing.FlushAsync();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var ahead = await AheadAsync(cancellationToken);
            if (Read(await UseAsync(database => database.StringGetAsync(key), cancellationToken)) is not { } older
                || change(older.Local(ahead))?.WithoutWhatIsOver() is not { } changed)
            {
                return null;
            }

            var newer = RedisRow.Of(changed, ahead, NewWrite());
            if (await WriteAsync(new RedisWrite(database => RedisScripts.ReplaceAsync(database, older, newer), newer, older.Kept), cancellationToken))
                return changed;
        }

        throw Contended();
    }

    public async Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var entries = await UseAsync(
            database => Task.WhenAll(jobIds.Distinct().Select(job => database.SortedSetRangeByRankWithScoresAsync(keys.Job(job)))), cancellationToken);
        var newestFirst = entries.SelectMany(some => some).OrderByDescending(entry => entry.Score)
            .ThenByDescending(entry => entry.Element.ToString(), StringComparer.Ordinal);
        foreach (var row in (await RowsAsync(keys, [.. newestFirst.Select(entry => entry.Element.ToString()).Distinct()], cancellationToken)).Found)
            await ChangeAsync(account, row.Id, change, cancellationToken);
    }

    public async Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(query.Account);
        var found = new List<Submission>();
        var place = query.Before is null ? 0
            : 1 + await UseAsync(database => database.SortedSetRankAsync(keys.Rows, query.Before, Order.Descending), cancellationToken);
        while (place is { } first && found.Count < query.Limit)
        {
            var ids = await UseAsync(
                database => database.SortedSetRangeByRankAsync(keys.Rows, first, first + PageSize - 1, Order.Descending), cancellationToken);
            var rows = await RowsAsync(keys, [.. ids.Select(id => id.ToString())], cancellationToken);
            if (rows.Over.Count > 0)
            {
                // Rows go by themselves when their time is over.
                await UseAsync(database => database.SortedSetRemoveAsync(keys.Rows, [.. rows.Over]), cancellationToken);
            }

            // A row that is written meanwhile moves the others down by one.
            found.AddRange(rows.Found.Where(row => query.Fits(row) && found.TrueForAll(known => known.Id != row.Id)).Take(query.Limit - found.Count));
            place = ids.Length < PageSize || (rows.Found is [.., { } oldest] && oldest.CreatedAt < query.Since - longestCall) ? null
                : first + PageSize - rows.Over.Count;
        }

        return found;
    }

    public Task<bool> UseOnceAsync(string nonce, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var (key, use) = (RedisKeys.Used(nonce), NewWrite());
        // Whose use it is stands beside it: when it is repeated after a lost reply, the second attempt finds the first.
        return UseAsync(database => UseAsync(database, key, use, lifetime), cancellationToken);
    }

    public ValueTask DisposeAsync() => undoing.DisposeAsync();

    private static async Task<bool> UseAsync(IDatabase database, RedisKey key, string use, TimeSpan lifetime) =>
        await database.StringSetAsync(key, use, lifetime, When.NotExists) || await database.StringGetAsync(key) == use;

    private static string NewWrite() => Guid.NewGuid().ToString("N");

    private Task<TimeSpan> AheadAsync(CancellationToken cancellationToken) => UseAsync(clock.AheadAsync, cancellationToken);

    private Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, CancellationToken cancellationToken) => UseAsync(work, RedisUse.Repeats, cancellationToken);

    private async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> work, RedisUse use, CancellationToken cancellationToken)
    {
        try
        {
            return await redis.UseAsync(
                async database =>
                {
                    await redis.RequireKeptAsync(database);
                    return await work(database);
                },
                use,
                cancellationToken);
        }
        catch (RedisUnavailableException away)
        {
            throw new LedgerException(away.Message, away);
        }
    }

    /// <summary>
    /// Writes a row. Where the reply is lost it is found out whether it was written; where not even that can be found out, it is undone later.
    /// </summary>
    /// <returns>False when it was not written, and will not be.</returns>
    private async Task<bool> WriteAsync(RedisWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(write.Script, RedisUse.Once, cancellationToken);
        }
        catch (LedgerException cut) when (cut.InnerException is RedisUnavailableException { MayHaveArrived: true })
        {
            try
            {
                var now = await GiveUpAsync(write, RedisUse.Waits);
                return now == write.Written.Text || (write.IsNew && !now.IsNull);
            }
            catch (LedgerException away)
            {
                undoing.TryAdd(() => UndoAsync(write));
                throw new LedgerException(
                    $"{away.Message} Whether the last entry was written could not be found out; nothing was sent for it, and it is taken back.", away);
            }
        }
    }

    private Task<RedisValue> GiveUpAsync(RedisWrite write, RedisUse use) =>
        UseAsync(database => RedisScripts.GiveUpAsync(database, write.Written.Kept), use, CancellationToken.None);

    /// <summary>Nobody acts on a write that was reported to its caller as failed. What others have made of the row since stays.</summary>
    private async Task UndoAsync(RedisWrite write)
    {
        await GiveUpAsync(write, RedisUse.Repeats);
        var undone = RedisRow.Of(write.Undone, ahead: TimeSpan.Zero, NewWrite());
        await UseAsync(
            async database =>
            {
                if (await RedisScripts.ReplaceAsync(database, write.Written, undone) && write.Nonce is { } nonce)
                    await RedisScripts.FreeAsync(database, write.Written.Kept, nonce);

                return true;
            },
            CancellationToken.None);
    }

    private async Task<Seen> ReadSeenAsync(
        string account, string caller, string fingerprint, string session, DateOnly day, TimeSpan ahead, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        RedisKey[] read = [keys.Same(caller, fingerprint), keys.Day(day), keys.Session(session)];
        var values = await UseAsync(database => database.StringGetAsync(read), cancellationToken);
        var same = values[0].IsNull ? RedisValue.Null : await UseAsync(database => database.StringGetAsync(keys.Row(values[0]!)), cancellationToken);
        decimal Sum(int place) => RedisScripts.Usd(values[place]) ?? throw new LedgerException(
            $"The sum {read[place]} in Redis at {redis.Name} is no number, so that no budget can be held. Set it to what was spent, in millionths of a USD, "
            + "or delete it. Calls that cost money are refused until then.");
        return new Seen(values[0], same, values[1], values[2]) { Facts = new LedgerFacts(Read(same)?.Local(ahead), Sum(1), Sum(2)) };
    }

    /// <summary>Rows by their ids, in that order. One that cannot be read is named in the log and left out: it must not hide the others.</summary>
    private async Task<(IReadOnlyList<Submission> Found, IReadOnlyList<RedisValue> Over)> RowsAsync(
        RedisKeys keys, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return ([], []);

        var ahead = await AheadAsync(cancellationToken);
        var texts = await UseAsync(database => database.StringGetAsync([.. ids.Select(keys.Row)]), cancellationToken);
        var rows = new List<Submission>(ids.Count);
        foreach (var (id, text) in ids.Zip(texts))
        {
            try
            {
                if (Read(text) is { } row)
                    rows.Add(row.Local(ahead));
            }
            catch (LedgerException)
            {
                LedgerLog.Unreadable(logger, id);
            }
        }

        return (rows, [.. ids.Where((_, place) => texts[place].IsNull).Select(id => (RedisValue)id)]);
    }

    private RedisRow? Read(RedisValue text)
    {
        try
        {
            return RedisRow.Read(text);
        }
        catch (JsonException malformed)
        {
            throw new LedgerException($"A row of the shared ledger in Redis at {redis.Name} cannot be read. Was it written by a newer version of this "
                + "server? Run one version on every machine.", malformed);
        }
    }

    private LedgerException Contended() =>
        new($"The shared ledger in Redis at {redis.Name} is changed by others faster than this server can follow. Try again.");
}

/// <param name="Undone">What it becomes if it must be taken back.</param>
internal sealed record RedisWrite(Func<IDatabase, Task<bool>> Script, RedisRow Written, Submission Undone)
{
    /// <summary>The row was not there before: wherever it is now, this write has made it.</summary>
    public bool IsNew { get; init; }

    public string? Nonce { get; init; }
}

/// <summary>What a decision rests on, as it stood in Redis.</summary>
internal sealed record Seen(RedisValue SameId, RedisValue Same, RedisValue Day, RedisValue Session)
{
    public required LedgerFacts Facts { get; init; }
}
