using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Pricing;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>Why a person is asked before a call.</summary>
/// <param name="Text">For the person.</param>
/// <param name="Estimate">What the call is expected to cost; null for a delete.</param>
internal sealed record ConfirmationReason(string Text, Estimate? Estimate = null)
{
    public static ConfirmationReason Delete { get; } = new("It is deleted for good, and cannot be bought back at once.");

    /// <summary>The reason to ask before a create; null when there is none.</summary>
    public static ConfirmationReason? OfCost(Estimate estimate, SpendingLimits limits)
    {
        if (!limits.AsksBefore(estimate))
        {
            return null;
        }

        var cost = estimate.Usd is { } usd
            ? $"It is expected to cost {UsdText.Of(usd)}"
            : $"What it costs is not known; {UsdText.Of(estimate.ReservedUsd)} are reserved for it";
        return new ConfirmationReason($"{cost} ({estimate.Basis}). Above {UsdText.Of(limits.ConfirmAbove)} a person is asked.", estimate);
    }
}
