using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>A ledger that ends with the process: for the sandbox inside it, and where there is no disk.</summary>
internal sealed class MemoryLedger(TimeProvider time) : ILedger
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Submission> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Caller, string Fingerprint), string> newest = [];
    private readonly Dictionary<(string Account, string Job), HashSet<string>> byJob = [];
    private readonly Dictionary<(string Account, DateOnly Day), decimal> dayUsd = [];
    private readonly Dictionary<(string Account, string Session), decimal> sessionUsd = [];
    private readonly Dictionary<string, DateTimeOffset> used = [];

    public Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var facts = new LedgerFacts(
                Same(fresh.Account, fresh.Caller, fresh.Fingerprint),
                dayUsd.GetValueOrDefault((fresh.Account, fresh.Day)),
                sessionUsd.GetValueOrDefault((fresh.Account, fresh.Session)));
            if (decide(facts) is { } other)
            {
                return Task.FromResult(other);
            }

            if (nonce is not null && !used.TryAdd(nonce, time.GetUtcNow() + UsedNonces.Lifetime))
            {
                throw new NonceUsedException();
            }

            Put(fresh);
            return Task.FromResult(fresh);
        }
    }

    public Task<LedgerFacts> ReadFactsAsync(string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(new LedgerFacts(Same(account, caller, fingerprint), dayUsd.GetValueOrDefault((account, day)), sessionUsd.GetValueOrDefault((account, session))));
        }
    }

    public Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(Find(account, id));
        }
    }

    public Task<IReadOnlyDictionary<string, Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, Submission>>(jobIds.Select(id => (id, Row: ByJobs(account, [id]).FirstOrDefault())).Where(x => x.Row is not null).ToDictionary(x => x.id, x => x.Row!));
        }
    }

    public Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(Find(account, id) is { } row ? Change(row, change) : null);
        }
    }

    public Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var row in ByJobs(account, jobIds))
            {
                Change(row, change);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Submission>>([.. rows.Values.Reverse().Where(query.Fits).Take(query.Limit)]);
        }
    }

    public Task<bool> UseOnceAsync(string word, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var (over, _) in used.Where(one => one.Value <= now).ToList())
            {
                used.Remove(over);
            }

            return Task.FromResult(used.TryAdd(word, now + lifetime));
        }
    }

    private Submission? Find(string account, string id) => rows.TryGetValue(id, out var row) && row.Account == account ? row : null;

    private Submission? Same(string account, string caller, string fingerprint) =>
        newest.TryGetValue((account, caller, fingerprint), out var id) ? rows[id] : null;

    private List<Submission> ByJobs(string account, IEnumerable<string> jobIds) =>
        [.. jobIds.SelectMany(job => byJob.GetValueOrDefault((account, job)) ?? []).Distinct().OrderDescending(StringComparer.Ordinal).Select(id => rows[id])];

    private Submission? Change(Submission row, Func<Submission, Submission?> change)
    {
        if (change(row)?.WithoutWhatIsOver() is not { } changed)
        {
            return null;
        }

        Put(changed);
        return changed;
    }

    private void Put(Submission row)
    {
        var counted = row.CountedUsd - (rows.GetValueOrDefault(row.Id)?.CountedUsd ?? 0);
        rows[row.Id] = row;
        var (day, session, call) = ((row.Account, row.Day), (row.Account, row.Session), (row.Account, row.Caller, row.Fingerprint));
        dayUsd[day] = dayUsd.GetValueOrDefault(day) + counted;
        sessionUsd[session] = sessionUsd.GetValueOrDefault(session) + counted;
        if (!newest.TryGetValue(call, out var last) || string.CompareOrdinal(last, row.Id) < 0)
        {
            newest[call] = row.Id;
        }

        foreach (var job in row.JobIds)
        {
            if (!byJob.TryGetValue((row.Account, job), out var ids))
            {
                byJob[(row.Account, job)] = ids = [];
            }

            ids.Add(row.Id);
        }
    }
}
