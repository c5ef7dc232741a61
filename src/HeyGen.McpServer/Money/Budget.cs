namespace HeyGen.McpServer.Money;

/// <summary>Checks a new submission against the budgets, within the ledger's transaction, so that concurrent callers cannot pass together.</summary>
internal static class Budget
{
    /// <exception cref="SpendingRefusedException">A budget would be exceeded.</exception>
    public static void Require(LedgerFacts facts, Estimate estimate, SpendingLimits limits)
    {
        if (Refusal(facts.SessionUsd, facts.DayUsd, estimate, limits) is { } refusal)
            throw new SpendingRefusedException(refusal);
    }

    /// <summary>Why a call would be refused; null when every budget has room. A budget that is used up exactly is not exceeded.</summary>
    public static string? Refusal(decimal sessionUsd, decimal dayUsd, Estimate estimate, SpendingLimits limits)
    {
        var call = estimate.ReservedUsd;
        if (call == 0)
            return null;

        return limits.PerCall < call ? OverCall(call, limits.PerCall.Value, estimate)
            : limits.PerSession < sessionUsd + call ? Over("this conversation", "--budget-session", limits.PerSession.Value, sessionUsd, call, estimate, "")
            : limits.PerDay < dayUsd + call ? Over("today (UTC)", "--budget-day", limits.PerDay.Value, dayUsd, call, estimate, " or wait until 00:00 UTC")
            : null;
    }

    private static string OverCall(decimal call, decimal limit, Estimate estimate) =>
        $"One call may cost {UsdText.Of(limit)} (--budget-call), and this one counts with {UsdText.Of(call)}: {estimate.Basis}. "
        + $"Ask for less: a shorter script, fewer items or languages. {WhoCanChange("--budget-call")}";

    private static string Over(string period, string option, decimal limit, decimal spent, decimal call, Estimate estimate, string otherwise) =>
        $"The budget of {period} is {UsdText.Of(limit)} ({option}). {UsdText.Of(spent)} counts already, jobs that are not settled "
        + $"with what is reserved for them, and this call would add {UsdText.Of(call)}: {estimate.Basis}. "
        + $"{UsdText.Left(Math.Max(0, limit - spent))} is left: ask for less{otherwise}. {WhoCanChange(option)}";

    private static string WhoCanChange(string option) => $"Only the person who runs this server can change {option}.";
}

/// <summary>What may be spent, in USD at the rates of HeyGen's API. Null is no limit.</summary>
internal sealed record SpendingLimits
{
    /// <summary>A call that is expected to cost more is confirmed by a person first.</summary>
    public decimal ConfirmAbove { get; init; } = 5;

    /// <summary>Whether a person is asked before a call with this estimate. An unknown price is judged by what budgets reserve for it.</summary>
    public bool AsksBefore(Estimate estimate) => (estimate.Usd ?? estimate.ReservedUsd) > ConfirmAbove;

    public decimal? PerCall { get; init; }

    public decimal? PerSession { get; init; }

    /// <summary>The most that the account may spend in a UTC day through servers with this ledger.</summary>
    public decimal? PerDay { get; init; }
}

/// <summary>A budget does not allow the call. The message says which, what is left and who can change it; nothing was sent.</summary>
internal sealed class SpendingRefusedException(string message) : ToolFailure(message);
