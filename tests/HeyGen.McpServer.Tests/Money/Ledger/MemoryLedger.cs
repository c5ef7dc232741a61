namespace HeyGen.McpServer.Tests.Money.Ledger;

/// <summary>A ledger that answers at once, for tests that move a clock by hand. Held to the same contract as the others.</summary>
internal sealed class MemoryLedger(TimeProvider time) : ILedger
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Submission> rows = new(StringComparer.Ordinal);

    /// <summary>Ids in the order in which the rows were written.</summary>
    private readonly OrderedDictionary<string, bool> order = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Account, string Caller, string Fingerprint), string> newest = [];
    private readonly Dictionary<(string Account, string Job), HashSet<string>> byJob = [];
    private readonly Dictionary<(string Account, DateOnly Day), decimal> dayUsd = [];
    private readonly Dictionary<(string Account, string Session), decimal> sessionUsd = [];
    private readonly Dictionary<string, DateTimeOffset> used = [];

    public Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (decide(Facts(fresh.Account, fresh.Caller, fresh.Fingerprint, fresh.Session, fresh.Day)) is { } other)
                return Task.FromResult(other);

            if (nonce is not null && !Use(nonce, ILedger.NonceLifetime))
                throw new NonceUsedException();

            Put(fresh);
            return Task.FromResult(fresh);
        }
    }

    public Task<LedgerFacts> ReadFactsAsync(
        string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(Facts(account, caller, fingerprint, session, day));
        }
    }

    public Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(Find(account, id));
        }
    }

    public Task<IReadOnlyDictionary<string,
        Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = new Dictionary<string, Submission>(StringComparer.Ordinal);
            foreach (var job in jobIds)
            {
                if (ByJobs(account, [job]) is [var row, ..])
                    found[job] = row;
            }

            return Task.FromResult<IReadOnlyDictionary<string, Submission>>(found);
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
                Change(row, change);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var before = query.Before is null ? order.Count : order.IndexOf(query.Before);
            return Task.FromResult<IReadOnlyList<Submission>>(
                [.. order.Keys.Take(before).Reverse().Select(id => rows[id]).Where(query.Fits).Take(query.Limit)]);
        }
    }

    public Task<bool> UseOnceAsync(string nonce, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(Use(nonce, lifetime));
        }
    }

    private bool Use(string nonce, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        foreach (var (over, _) in used.Where(one => one.Value <= now).ToList())
            used.Remove(over);

        return used.TryAdd(nonce, now + lifetime);
    }

    private LedgerFacts Facts(string account, string caller, string fingerprint, string session, DateOnly day) => new(
        newest.TryGetValue((account, caller, fingerprint), out var id) ? rows[id] : null,
        dayUsd.GetValueOrDefault((account, day)),
        sessionUsd.GetValueOrDefault((account, session)));

    private Submission? Find(string account, string id) => rows.TryGetValue(id, out var row) && row.Account == account ? row : null;

    private List<Submission> ByJobs(string account, IEnumerable<string> jobIds) =>
        [.. jobIds.SelectMany(job => byJob.GetValueOrDefault((account, job)) ?? []).Distinct().OrderByDescending(order.IndexOf).Select(id => rows[id])];

    private Submission? Change(Submission row, Func<Submission, Submission?> change)
    {
        if (change(row)?.WithoutWhatIsOver() is not { } changed)
            return null;

        Put(changed);
        return changed;
    }

    private void Put(Submission row)
    {
        var counted = row.CountedUsd - (rows.GetValueOrDefault(row.Id)?.CountedUsd ?? 0);
        rows[row.Id] = row;
        var (day, session) = ((row.Account, row.Day), (row.Account, row.Session));
        dayUsd[day] = dayUsd.GetValueOrDefault(day) + counted;
        sessionUsd[session] = sessionUsd.GetValueOrDefault(session) + counted;
        if (order.TryAdd(row.Id, true))
            newest[(row.Account, row.Caller, row.Fingerprint)] = row.Id;

        foreach (var job in row.JobIds)
        {
            if (!byJob.TryGetValue((row.Account, job), out var ids))
                byJob[(row.Account, job)] = ids = [];

            ids.Add(row.Id);
        }
    }
}
