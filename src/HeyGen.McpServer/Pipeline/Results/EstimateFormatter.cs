using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Money.Pricing;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Shapes estimates and costs as results show them. They stand in every result of a job, so what says nothing is left out.</summary>
internal static class EstimateFormatter
{
    public static JsonObject Of(Estimate estimate, BillingUnit billing)
    {
        var shape = new JsonObject { ["usd"] = estimate.Usd is { } usd ? Usd(usd) : null };
        if (estimate is { Usd: 0, ReservedUsd: 0 })
        {
            return shape;
        }

        if (estimate.ReservedUsd != estimate.Usd)
        {
            shape["reserved_usd"] = Usd(estimate.ReservedUsd);
        }

        shape["basis"] = estimate.Basis;
        if (estimate.Confidence is not ("high" or "none"))
        {
            shape["confidence"] = estimate.Confidence;
        }

        shape["billing"] = billing.Name();
        if (estimate.PricesAsOf is { } date)
        {
            shape["prices_as_of"] = date;
        }

        return shape;
    }

    public static JsonObject? Cost(decimal? settled, Estimate estimate)
    {
        if (settled is not { } usd)
        {
            return null;
        }

        var shape = new JsonObject { ["usd"] = Usd(usd) };
        if (estimate.RateIsBound && usd > 0)
        {
            shape["at_most"] = true;
        }

        return shape;
    }

    public static JsonObject Budgets(SpendingLimits limits, LedgerFacts spent)
    {
        var shape = new JsonObject();
        if (limits.PerCall is { } call)
        {
            shape["call"] = new JsonObject { ["limit_usd"] = call };
        }

        if (limits.PerSession is { } session)
        {
            shape["session"] = Budget(session, spent.SessionUsd);
        }

        if (limits.PerDay is { } day)
        {
            shape["day"] = Budget(day, spent.DayUsd);
        }

        return shape;
    }

    /// <summary>To the hundredth of a cent, for a second of speech costs less than a tenth of one; the division takes trailing zeros off.</summary>
    public static decimal Usd(decimal usd) => decimal.Round(usd, 4) / 1.0000m;

    private static JsonObject Budget(decimal limit, decimal counted) =>
        new() { ["limit_usd"] = limit, ["counted_usd"] = Usd(counted), ["left_usd"] = Usd(Math.Max(0, limit - counted)) };
}
