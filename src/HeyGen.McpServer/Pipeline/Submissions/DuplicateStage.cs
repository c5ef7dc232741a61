using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Calls;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Finds in the ledger whether a create repeats another, where that must be known before the atomic step that writes the row decides: before a person is asked,
/// and
/// before a file is sent. That step decides again, by the same rule.
/// </summary>
internal sealed class DuplicateStage(ILedger ledger, FileArguments files, SpendingLimits limits, TimeProvider time)
{
    /// <exception cref="LedgerException">The ledger cannot be read, so that nothing new is started.</exception>
    public async Task<CheckedCall> CheckAsync(PricedCall priced, CancellationToken cancellationToken)
    {
        var call = priced.Call;
        if (!AsksNow(call, priced.Estimate) && !files.HasAny(call))
            return new CheckedCall(priced, Facts: null, Duplicate: null);

        var now = time.GetUtcNow();
        var facts = await ledger.ReadFactsAsync(
            priced.Account.Tag, call.Caller.Tag, priced.Fingerprint, call.Caller.Session, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        return new CheckedCall(priced, facts, DuplicateIn(facts, call, now));
    }

    /// <summary>A person would be asked. A call that brings an answer or a token along is judged with its row.</summary>
    private bool AsksNow(ToolCall call, Estimate estimate) =>
        call.Tool.TakesConfirmation && limits.AsksBefore(estimate) && call.Caller.Answer is null && call.Options.Confirm is null;

    /// <summary>The submission that the call repeats. Whether its result was received plays no part; only <c>new_take</c> asks for another.</summary>
    public static Submission? DuplicateIn(LedgerFacts facts, ToolCall call, DateTimeOffset now) =>
        !call.Options.NewTake && facts.Same is { } same && same.AnswersDuplicates(now) ? same : null;
}
