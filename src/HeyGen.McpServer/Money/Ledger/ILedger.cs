namespace HeyGen.McpServer.Money.Ledger;

/// <summary>
/// What this server submitted. Several processes, and with Redis several machines, share one ledger; every method is atomic between all of them. Newer is what
/// was
/// written later, whatever the writers' clocks say.
/// </summary>
/// <remarks>Every method throws <see cref="LedgerException"/> when the ledger cannot be read or written.</remarks>
internal interface ILedger
{
    /// <summary>
    /// How long a nonce of <see cref="PrepareAsync"/> is remembered: twice the life of a confirmation, for clocks of other machines that run late.
    /// </summary>
    static readonly TimeSpan NonceLifetime = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Writes a new row down and uses up its nonce, both or neither, unless the decision names another row to use in its place: then the nonce stays unused. On
    /// its return the row is durable.
    /// </summary>
    /// <param name="nonce">What makes the confirmation of this call count once; null for a call without one.</param>
    /// <param name="decide">Decides on what the ledger holds at that moment; may run several times, and may throw, and then nothing is written.</param>
    /// <returns>The row written, or the one that the decision named.</returns>
    /// <exception cref="NonceUsedException">The nonce was used before. Nothing was written.</exception>
    Task<Submission> PrepareAsync(Submission fresh, string? nonce, LedgerDecision decide, CancellationToken cancellationToken);

    /// <summary>What a decision would rest on at this moment; changes nothing.</summary>
    Task<LedgerFacts> ReadFactsAsync(string account, string caller, string fingerprint, string session, DateOnly day, CancellationToken cancellationToken);

    Task<Submission?> FindAsync(string account, string id, CancellationToken cancellationToken);

    /// <summary>The newest row of each of these jobs (<c>kind:id</c>), by job. A job that no row has is left out.</summary>
    Task<IReadOnlyDictionary<string, Submission>> FindByJobsAsync(string account, IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken);

    /// <summary>Changes one row. What <see cref="Submission.WithoutWhatIsOver"/> drops is not kept.</summary>
    /// <param name="change">Makes the new row out of the present one; null leaves it. May run several times.</param>
    /// <returns>The row as it was written by this call; null when it was left alone or is not there.</returns>
    Task<Submission?> ChangeAsync(string account, string id, Func<Submission, Submission?> change, CancellationToken cancellationToken);

    /// <summary>
    /// Changes every row that has one of these jobs, the newest first: a job that goes on after an answer, as a Video Agent session does, has several. Each row
    /// is changed as by <see cref="ChangeAsync"/>, not all together.
    /// </summary>
    Task ChangeByJobsAsync(string account, IReadOnlyList<string> jobIds, Func<Submission, Submission?> change, CancellationToken cancellationToken);

    Task<IReadOnlyList<Submission>> ListAsync(LedgerQuery query, CancellationToken cancellationToken);

    /// <summary>Marks a nonce as used, for what counts once and writes no row: the confirmation of a delete, a webhook delivery.</summary>
    /// <returns>False when it was used before.</returns>
    Task<bool> UseOnceAsync(string nonce, TimeSpan lifetime, CancellationToken cancellationToken);
}

/// <summary>Decides whether a row is to be written.</summary>
/// <returns>Null to write it; else the row to use in its place.</returns>
internal delegate Submission? LedgerDecision(LedgerFacts facts);

/// <param name="Same">The newest row of the same caller with the same fingerprint, whatever its age.</param>
/// <param name="DayUsd">What counts against the account's budget of the new row's UTC day.</param>
/// <param name="SessionUsd">What counts against the budget of its session.</param>
internal sealed record LedgerFacts(Submission? Same, decimal DayUsd, decimal SessionUsd);

internal sealed record LedgerQuery(string Account)
{
    public string? Caller { get; init; }

    public IReadOnlyList<SubmissionState> States { get; init; } = [];

    public string? Tool { get; init; }

    public string? JobKind { get; init; }

    /// <summary>Only rows created at or after this.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only rows written before the one with this id: where the page before ended. None where there is no such row.</summary>
    public string? Before { get; init; }

    public int Limit { get; init; } = 20;

    /// <summary>Whether a row is one of those asked for, wherever it stands in the order.</summary>
    public bool Fits(Submission row) =>
        row.Account == Account
        && (Caller is null || row.Caller == Caller)
        && (States.Count == 0 || States.Contains(row.State))
        && (Tool is null || row.Tool == Tool)
        && (JobKind is null || row.JobIds.Any(job => job.StartsWith($"{JobKind}:", StringComparison.Ordinal)))
        && (Since is null || row.CreatedAt >= Since);
}
