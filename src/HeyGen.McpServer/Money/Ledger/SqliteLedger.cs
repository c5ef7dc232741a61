using Microsoft.Data.Sqlite;

namespace HeyGen.McpServer.Money.Ledger;

/// <summary>The ledger in a file of the state folder, which every process of its owner shares.</summary>
internal sealed class SqliteLedger(StateFolder folder, TimeProvider time, ILogger<SqliteLedger> logger) : ILedger, IAsyncDisposable
{
    private readonly LedgerFile file = new(folder, time, logger);

    public Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken) => file.WriteAsync(
        connection =>
        {
            if (decide(SubmissionTable.Facts(connection, fresh.Account, fresh.Caller, fresh.Fingerprint, fresh.Session, fresh.Day)) is { } other)
                return other;

            if (nonce is not null && !UsedNonces.Add(connection, nonce, time.GetUtcNow(), ILedger.NonceLifetime))
                throw new NonceUsedException();

            SubmissionTable.Insert(connection, fresh);
            return fresh;
        },
        cancellationToken);

    public Task<LedgerFacts> ReadFactsAsync(
        string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken) =>
        file.ReadAsync(
            connection => SubmissionTable.Facts(connection, account, caller, fingerprint, session, day),
            whenNew: new LedgerFacts(Same: null, DayUsd: 0, SessionUsd: 0),
            cancellationToken);

    public Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken) =>
        file.ReadAsync(connection => SubmissionTable.Find(connection, account, id), whenNew: null, cancellationToken);

    public Task<IReadOnlyDictionary<string,
        Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyDictionary<string, Submission>>(
            connection =>
            {
                var found = new Dictionary<string, Submission>(StringComparer.Ordinal);
                foreach (var job in jobIds)
                {
                    if (SubmissionTable.ByJobs(connection, account, [job], logger) is [var newest, ..])
                        found[job] = newest;
                }

                return found;
            },
            whenNew: new Dictionary<string, Submission>(),
            cancellationToken);

    public Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken) =>
        file.ChangeAsync(
            connection => SubmissionTable.Find(connection, account, id) is { } row ? Change(connection, row, change) : null,
            whenNew: null,
            cancellationToken);

    public Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken) =>
        file.ChangeAsync(
            connection => SubmissionTable.ByJobs(connection, account, jobIds, logger).Count(row => Change(connection, row, change) is not null),
            whenNew: 0,
            cancellationToken);

    public Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken) =>
        file.ReadAsync(connection => SubmissionTable.List(connection, query, logger), whenNew: [], cancellationToken);

    public Task<bool> UseOnceAsync(string nonce, TimeSpan lifetime, CancellationToken cancellationToken) =>
        file.WriteAsync(connection => UsedNonces.Add(connection, nonce, time.GetUtcNow(), lifetime), cancellationToken);

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static Submission? Change(SqliteConnection connection, Submission row, Func<Submission, Submission?> change)
    {
        if (change(row)?.WithoutWhatIsOver() is not { } changed)
            return null;

        SubmissionTable.Update(connection, changed);
        return changed;
    }
}

/// <summary>What may be used once, in the ledger's file. Its table has the name that the first version gave it, so that versions can share the file.</summary>
internal static class UsedNonces
{
    /// <returns>False when it was used before.</returns>
    public static bool Add(SqliteConnection connection, string nonce, DateTimeOffset now, TimeSpan lifetime) => 1 == connection.Execute(
        """
        INSERT INTO used_words (word, over_at) VALUES ($nonce, $over_at)
        ON CONFLICT (word) DO UPDATE SET over_at = $over_at WHERE over_at <= $now
        """,
        ("$nonce", nonce),
        ("$over_at", SqliteText.Of(now + lifetime)),
        ("$now", SqliteText.Of(now)));
}
