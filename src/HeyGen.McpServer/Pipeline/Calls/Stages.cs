namespace HeyGen.McpServer.Pipeline.Calls;

internal sealed record IdentifiedCall(ToolCall Call, AccountIdentity Account);

/// <summary>A create with its estimate and fingerprint.</summary>
/// <param name="Estimate">What it is expected to cost, and what budgets reserve.</param>
/// <param name="Fingerprint">The same for the same tool and arguments, as the caller gave them.</param>
internal sealed record PricedCall(IdentifiedCall Identified, Estimate Estimate, string Fingerprint)
{
    public ToolCall Call => Identified.Call;

    public AccountIdentity Account => Identified.Account;
}

/// <summary>A create that was compared with the ledger, where that had to be done before its row is written.</summary>
/// <param name="Facts">What the ledger held about it a moment ago; null where only the step that writes the row decides.</param>
/// <param name="Duplicate">The submission that this call repeats; null when it would start something new, as far as that is known.</param>
internal sealed record CheckedCall(PricedCall Priced, LedgerFacts? Facts, Submission? Duplicate);

/// <summary>A create that may be sent: within the budgets, agreed to where a person must agree, and with its files at HeyGen.</summary>
/// <param name="Priced">The call; its arguments name assets in place of files.</param>
/// <param name="Duplicate">The submission that this call repeats; null when it starts something new.</param>
/// <param name="Approval">Its nonce is used up together with the ledger's row.</param>
internal sealed record ReadyCall(PricedCall Priced, Submission? Duplicate, Approval Approval);
