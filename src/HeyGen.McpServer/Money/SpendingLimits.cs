using HeyGen.McpServer.Money.Pricing;

namespace HeyGen.McpServer.Money;

/// <summary>What may be spent, in USD at the rates of HeyGen's API. Null is no limit.</summary>
internal sealed record SpendingLimits
{
    /// <summary>A call that is expected to cost more is confirmed by a person first.</summary>
    public decimal ConfirmAbove { get; init; } = 5;

    /// <summary>Whether a person is asked before a call with this estimate. What is not known is judged by what budgets set aside for it.</summary>
    public bool AsksBefore(Estimate estimate) => (estimate.Usd ?? estimate.ReservedUsd) > ConfirmAbove;

    /// <summary>The most that one call may cost.</summary>
    public decimal? PerCall { get; init; }

    /// <summary>The most that one conversation may spend.</summary>
    public decimal? PerSession { get; init; }

    /// <summary>The most that the account may spend in a UTC day through servers with this ledger.</summary>
    public decimal? PerDay { get; init; }
}
