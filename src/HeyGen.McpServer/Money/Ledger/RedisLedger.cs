using System.Collections.Concurrent;
using System.Text.Json;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Platform.Redis;
using StackExchange.Redis;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// A ledger that several machines share. A decision is made here on what was read, and a script of <see cref="RedisScripts"/> writes it only if nothing of that
/// has changed; else it is made again.
/// </summary>
internal sealed class RedisLedger(RedisConnection redis) : ILedger
{
    /// <summary>Each failed attempt means that another machine's has succeeded; so many in a row are no contention any more.</summary>
    private const int MostAttempts = 100;

    private const int PageSize = 100;

    /// <summary>Rows stand in the order of writing, which the machines' clocks follow to about this.</summary>
    private static readonly TimeSpan clocksDiffer = TimeSpan.FromHours(1);

    /// <summary>One turn for each account: callers in one process would only undo each other's attempts.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = [];

    public async Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(fresh.Account, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                var seen = await LookAsync(fresh.Account, fresh.Caller, fresh.Fingerprint, fresh.Session, fresh.Day, cancellationToken);
                if (decide(seen.Facts) is { } other)
                {
                    return other;
                }

                if (await redis.UseAsync(database => RedisScripts.AddAsync(database, fresh, LedgerJson.Write(fresh), nonce, seen), cancellationToken))
                {
                    return fresh;
                }
            }
        }
        finally
        {
            turn.Release();
        }

        throw Contended();
    }

    public async Task<LedgerFacts> ReadFactsAsync(string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken) =>
        (await LookAsync(account, caller, fingerprint, session, day, cancellationToken)).Facts;

    public async Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken) =>
        Read(await redis.UseAsync(database => database.StringGetAsync(new RedisKeys(account).Row(id)), cancellationToken));

    public async Task<IReadOnlyDictionary<string, Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var newest = await redis.UseAsync(
            database => Task.WhenAll(jobIds.Distinct().Select(async job => (Job: job, Ids: await database.SortedSetRangeByRankAsync(keys.Job(job), 0, 0, Order.Descending)))), cancellationToken);
        var known = newest.Where(one => one.Ids.Length > 0).ToList();
        var texts = known.Count == 0 ? [] : await redis.UseAsync(database => database.StringGetAsync([.. known.Select(one => keys.Row(one.Ids[0]!))]), cancellationToken);
        var found = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (var (one, text) in known.Zip(texts))
        {
            if (Read(text) is { } row)
            {
                found[one.Job] = row;
            }
        }

        return found;
    }

    public async Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        var key = new RedisKeys(account).Row(id);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var text = await redis.UseAsync(database => database.StringGetAsync(key), cancellationToken);
            if (Read(text) is not { } row || change(row)?.WithoutWhatIsOver() is not { } changed)
            {
                return null;
            }

            if (await redis.UseAsync(database => RedisScripts.ReplaceAsync(database, row, text, changed, LedgerJson.Write(changed)), cancellationToken))
            {
                return changed;
            }
        }

        throw Contended();
    }

    public async Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var rows = await redis.UseAsync(database => Task.WhenAll(jobIds.Distinct().Select(job => database.SortedSetRangeByRankWithScoresAsync(keys.Job(job)))), cancellationToken);
        foreach (var row in rows.SelectMany(some => some).OrderByDescending(row => row.Score).ThenByDescending(row => (string)row.Element!, StringComparer.Ordinal).DistinctBy(row => row.Element))
        {
            await ChangeAsync(account, row.Element!, change, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        var found = new List<Submission>();
        var before = query.Before;
        while (found.Count < query.Limit)
        {
            var page = await PageAsync(query.Account, before, cancellationToken);
            found.AddRange(page.Rows.Where(query.Fits).Take(query.Limit - found.Count));
            if (page.IsLast || page.Rows is [.., { } oldest] && oldest.CreatedAt < query.Since - clocksDiffer)
            {
                break;
            }

            before = page.Rows is [.., { } last] ? last.Id : before;
        }

        return found;
    }

    public Task<bool> UseOnceAsync(string nonce, TimeSpan lifetime, CancellationToken cancellationToken) =>
        redis.UseAsync(database => database.StringSetAsync(RedisKeys.Used(nonce), 1, lifetime, When.NotExists), cancellationToken);

    private async Task<Seen> LookAsync(string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        RedisKey[] read = [keys.Same(caller, fingerprint), keys.Day(day), keys.Session(session)];
        var values = await redis.UseAsync(database => database.StringGetAsync(read), cancellationToken);
        var same = values[0].IsNull ? RedisValue.Null : await redis.UseAsync(database => database.StringGetAsync(keys.Row(values[0]!)), cancellationToken);
        return new Seen(values[0], same, values[1], values[2])
        {
            Facts = new LedgerFacts(Read(same), RedisScripts.Usd(values[1]), RedisScripts.Usd(values[2])),
        };
    }

    private async Task<(IReadOnlyList<Submission> Rows, bool IsLast)> PageAsync(string account, string? before, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var ids = await IdsAsync(keys.Rows, before, cancellationToken);
        if (ids.Count == 0)
        {
            return ([], IsLast: true);
        }

        var texts = await redis.UseAsync(database => database.StringGetAsync([.. ids.Select(id => keys.Row(id))]), cancellationToken);
        RedisValue[] over = [.. ids.Where((_, place) => texts[place].IsNull)];
        if (over.Length > 0)
        {
            // Rows go by themselves when their time is over.
            await redis.UseAsync(database => database.SortedSetRemoveAsync(keys.Rows, over), cancellationToken);
        }

        return ([.. texts.Select(Read).OfType<Submission>()], IsLast: ids.Count < PageSize);
    }

    /// <summary>The ids of a page, the newest first.</summary>
    private Task<IReadOnlyList<string>> IdsAsync(RedisKey key, string? before, CancellationToken cancellationToken) => redis.UseAsync<IReadOnlyList<string>>(
        async database =>
        {
            var first = before is null ? 0 : 1 + await database.SortedSetRankAsync(key, before, Order.Descending);
            var ids = first is null ? [] : await database.SortedSetRangeByRankAsync(key, first.Value, first.Value + PageSize - 1, Order.Descending);
            return [.. ids.Select(id => id.ToString())];
        },
        cancellationToken);

    private Submission? Read(RedisValue text)
    {
        try
        {
            return text.IsNull ? null : LedgerJson.Read(text!);
        }
        catch (JsonException malformed)
        {
            throw new LedgerException($"A row of the shared ledger in Redis at {redis.Name} cannot be read. Was it written by a newer version of this server? Run one version on every machine.", malformed);
        }
    }

    private LedgerException Contended() => new($"The shared ledger in Redis at {redis.Name} is changed by others faster than this server can follow. Try again.");
}

/// <summary>What a decision rests on, as it stood in Redis.</summary>
/// <param name="SameId">The id of the newest same row.</param>
/// <param name="Same">That row.</param>
/// <param name="Day">The sum of the day.</param>
/// <param name="Session">The sum of the session.</param>
internal sealed record Seen(RedisValue SameId, RedisValue Same, RedisValue Day, RedisValue Session)
{
    public required LedgerFacts Facts { get; init; }
}
