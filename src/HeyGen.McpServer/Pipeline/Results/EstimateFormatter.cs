namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Formats estimates and costs as results show them. They stand in every result of a job, so what says nothing is left out.</summary>
internal static class EstimateFormatter
{
    public static JsonObject Of(Estimate estimate, BillingUnit billing)
    {
        var json = new JsonObject { ["usd"] = estimate.Usd is { } usd ? Usd(usd) : null };
        if (estimate is { Usd: 0, ReservedUsd: 0 })
            return json;

        if (estimate.ReservedUsd != estimate.Usd)
            json["reserved_usd"] = Usd(estimate.ReservedUsd);

        json["basis"] = estimate.Basis;
        if (estimate.Confidence is not ("high" or "none"))
            json["confidence"] = estimate.Confidence;

        json["billing"] = billing.Name();
        if (estimate.PricesAsOf is { } date)
            json["prices_as_of"] = date;

        return json;
    }

    public static JsonObject? Cost(decimal? settled, Estimate estimate)
    {
        if (settled is not { } usd)
            return null;

        var json = new JsonObject { ["usd"] = Usd(usd) };
        if (estimate.RateIsBound && usd > 0)
            json["at_most"] = true;

        return json;
    }

    public static JsonObject Budgets(SpendingLimits limits, LedgerFacts spent)
    {
        var json = new JsonObject();
        if (limits.PerCall is { } call)
            json["call"] = new JsonObject { ["limit_usd"] = call };

        if (limits.PerSession is { } session)
            json["session"] = Budget(session, spent.SessionUsd);

        if (limits.PerDay is { } day)
            json["day"] = Budget(day, spent.DayUsd);

        return json;
    }

    /// <summary>To the hundredth of a cent, for a second of speech costs less than a tenth of one; the division takes trailing zeros off.</summary>
    public static decimal Usd(decimal usd) => decimal.Round(usd, 4) / 1.0000m;

    private static JsonObject Budget(decimal limit, decimal counted) =>
        new() { ["limit_usd"] = limit, ["counted_usd"] = Usd(counted), ["left_usd"] = Usd(Math.Max(0, limit - counted)) };
}
