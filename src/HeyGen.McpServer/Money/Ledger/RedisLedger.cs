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
                var seen = await SeeAsync(fresh.Account, fresh.Caller, fresh.Fingerprint, fresh.Session, fresh.Day, cancellationToken);
                if (decide(seen.Facts) is { } other)
                {
                    return other;
                }

                switch (await redis.UseAsync(database => RedisScripts.AddAsync(database, fresh, LedgerJson.Write(fresh), seen, nonce), cancellationToken))
                {
                    case RedisScripts.Added:
                        return fresh;
                    case RedisScripts.NonceUsed:
                        throw new NonceUsedException();
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
        (await SeeAsync(account, caller, fingerprint, session, day, cancellationToken)).Facts;

    public async Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken) =>
        Read(await redis.UseAsync(database => database.StringGetAsync(new RedisKeys(account).Row(id)), cancellationToken));

    public async Task<IReadOnlyDictionary<string, Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(jobIds.Select(async job => (Job: job, Row: await NewestAsync(account, job, cancellationToken))));
        return found.Where(one => one.Row is not null).ToDictionary(one => one.Job, one => one.Row!);
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
        var ids = await Task.WhenAll(jobIds.Select(job => IdsAsync(keys.Job(job), before: null, most: -1, cancellationToken)));
        foreach (var id in ids.SelectMany(some => some).Distinct().OrderDescending(StringComparer.Ordinal))
        {
            await ChangeAsync(account, id, change, cancellationToken);
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
            if (page.Last is null || page.Rows is [.., { } oldest] && oldest.CreatedAt < query.Since)
            {
                break;
            }

            before = page.Last;
        }

        return found;
    }

    public Task<bool> UseOnceAsync(string word, TimeSpan lifetime, CancellationToken cancellationToken) =>
        redis.UseAsync(database => database.StringSetAsync(RedisKeys.Used(word), 1, lifetime, When.NotExists), cancellationToken);

    private async Task<Submission?> NewestAsync(string account, string job, CancellationToken cancellationToken) =>
        await IdsAsync(new RedisKeys(account).Job(job), before: null, most: 1, cancellationToken) is [var id] ? await FindAsync(account, id, cancellationToken) : null;

    private async Task<Seen> SeeAsync(string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken)
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

    private async Task<(IReadOnlyList<Submission> Rows, string? Last)> PageAsync(string account, string? before, CancellationToken cancellationToken)
    {
        var keys = new RedisKeys(account);
        var ids = await IdsAsync(keys.Rows, before, PageSize, cancellationToken);
        if (ids.Count == 0)
        {
            return ([], null);
        }

        var texts = await redis.UseAsync(database => database.StringGetAsync([.. ids.Select(id => keys.Row(id))]), cancellationToken);
        RedisValue[] over = [.. ids.Where((_, place) => texts[place].IsNull)];
        if (over.Length > 0)
        {
            // Rows go by themselves when their time is over.
            await redis.UseAsync(database => database.SortedSetRemoveAsync(keys.Rows, over), cancellationToken);
        }

        return ([.. texts.Select(Read).OfType<Submission>()], ids.Count < PageSize ? null : ids[^1]);
    }

    /// <summary>Ids in a sorted set, the newest first.</summary>
    private async Task<IReadOnlyList<string>> IdsAsync(RedisKey key, string? before, int most, CancellationToken cancellationToken)
    {
        var ids = await redis.UseAsync(
            database => database.SortedSetRangeByValueAsync(key, RedisValue.Null, before ?? RedisValue.Null, Exclude.Stop, Order.Descending, take: most), cancellationToken);
        return [.. ids.Select(id => id.ToString())];
    }

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
