namespace HeyGen.McpServer.Ledger;

/// <summary>A ledger that ends with the process: for the sandbox inside it, and where there is no disk.</summary>
internal sealed class MemoryLedger(TimeProvider time) : ILedger
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Submission> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> used = [];

    public Task<Submission> PrepareAsync(Submission fresh, LedgerDecision decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var ofAccount = rows.Values.Where(row => row.Account == fresh.Account).ToList();
            var facts = new LedgerFacts(
                ofAccount.LastOrDefault(row => row.Caller == fresh.Caller && row.Fingerprint == fresh.Fingerprint),
                ofAccount.Where(row => row.Day == fresh.Day).Sum(row => row.CountedUsd),
                ofAccount.Where(row => row.Session == fresh.Session).Sum(row => row.CountedUsd));
            if (decide(facts) is { } other)
            {
                return Task.FromResult(other);
            }

            rows.Add(fresh.Id, fresh);
            return Task.FromResult(fresh);
        }
    }

    public Task<Submission?> FindSameAsync(string account, string caller, string fingerprint, DateTimeOffset since, CancellationToken cancellationToken) =>
        Find(row => row.Account == account && row.Caller == caller && row.Fingerprint == fingerprint && row.CreatedAt >= since);

    public Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken) => Find(row => row.Account == account && row.Id == id);

    public Task<Submission?> FindByJobAsync(string account, string jobId, CancellationToken cancellationToken) =>
        Find(row => row.Account == account && row.JobIds.Contains(jobId));

    public Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!rows.TryGetValue(id, out var row) || row.Account != account || change(row) is not { } changed)
            {
                return Task.FromResult<Submission?>(null);
            }

            rows[id] = changed;
            return Task.FromResult<Submission?>(changed);
        }
    }

    public Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Submission>>([.. rows.Values.Reverse().Where(row => Fits(row, query)).Take(query.Limit)]);
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

    private static bool Fits(Submission row, LedgerQuery query) =>
        row.Account == query.Account
        && (query.States.Count == 0 || query.States.Contains(row.State))
        && (query.Tool is null || row.Tool == query.Tool)
        && (query.JobKind is null || row.JobIds.Any(job => job.StartsWith($"{query.JobKind}:", StringComparison.Ordinal)))
        && (query.Since is null || row.CreatedAt >= query.Since)
        && (query.Before is null || string.CompareOrdinal(row.Id, query.Before) < 0);

    private Task<Submission?> Find(Func<Submission, bool> fits)
    {
        lock (gate)
        {
            return Task.FromResult(rows.Values.LastOrDefault(fits));
        }
    }
}
