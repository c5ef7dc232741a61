using HeyGen.Client;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Money;

/// <summary>What counts against the budgets of a caller at this moment, as the ledger itself adds it up when a call comes.</summary>
internal sealed record SpentSoFar(decimal SessionUsd, decimal DayUsd)
{
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static async Task<SpentSoFar> ReadAsync(ILedger ledger, string account, string session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A row that its own decision stands in for is not written: this asks the ledger what it would decide on, and changes nothing.
        var probe = new Submission
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Account = account,
            Caller = "",
            Session = session,
            Tool = "",
            Fingerprint = "",
            IdempotencyKey = "",
            State = SubmissionState.Prepared,
            CreatedAt = now,
            UpdatedAt = now,
            Estimate = Estimate.Free,
        };
        var spent = new SpentSoFar(0, 0);
        await ledger.PrepareAsync(probe, Look, cancellationToken);
        return spent;

        Submission Look(LedgerFacts facts)
        {
            spent = new SpentSoFar(facts.SessionUsd, facts.DayUsd);
            return probe;
        }
    }
}
