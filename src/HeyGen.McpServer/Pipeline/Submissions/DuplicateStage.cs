using HeyGen.Client;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Submissions;

namespace HeyGen.McpServer.Pipeline;

/// <summary>
/// Looks in the ledger whether a create repeats another, before a person is asked or a file is sent for it. The atomic step that writes the row decides
/// again, by the same rule.
/// </summary>
internal sealed class DuplicateStage(ILedger ledger, TimeProvider time)
{
    /// <exception cref="LedgerException">The ledger cannot be read, so that nothing new is started.</exception>
    public async Task<CheckedCall> CheckAsync(PricedCall priced, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var caller = priced.Call.Caller;
        var facts = await ledger.ReadFactsAsync(
            priced.Account.Tag, caller.Tag, priced.Fingerprint, caller.Session, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        return new CheckedCall(priced, DuplicateIn(facts, priced.Call, now), facts.DayUsd, facts.SessionUsd);
    }

    /// <summary>The submission that the call repeats. Whether its result was received plays no part; only <c>new_take</c> asks for another.</summary>
    public static Submission? DuplicateIn(LedgerFacts facts, ToolCall call, DateTimeOffset now) =>
        !call.Options.NewTake && facts.Same is { } same && same.AnswersDuplicates(now) ? same : null;
}
