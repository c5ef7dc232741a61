namespace HeyGen.McpServer.Money.Pricing;

/// <summary>What a call is expected to cost, with what is not known about it.</summary>
internal sealed record Estimate
{
    /// <summary>In USD at the rates of HeyGen's API; null where the rate or the quantity is unknown.</summary>
    public decimal? Usd { get; init; }

    /// <summary>What budgets reserve, in USD, also where the price is unknown. Nothing for what is free.</summary>
    public required decimal ReservedUsd { get; init; }

    /// <summary>The price of one unit, in USD, by which the job is settled once its real length is known; null where none is known.</summary>
    public decimal? RateUsd { get; init; }

    /// <summary>What <see cref="RateUsd"/> is for, one of <see cref="BilledUnit"/>; null where no rate is known.</summary>
    public string? Unit { get; init; }

    /// <summary>What each item of a batch is expected to cost, in USD and in order, by which the batch is settled; null for a single one.</summary>
    public IReadOnlyList<decimal?>? Items { get; init; }

    /// <summary>The real rate may be lower: the request leaves open which holds, and the dearest was taken.</summary>
    public bool RateIsBound { get; init; }

    /// <summary>How it comes about, for a person: <c>about 24 s at 0.05 USD/s</c>; or what is unknown.</summary>
    public required string Basis { get; init; }

    /// <summary>How sure the rate is: <c>high</c>, <c>medium</c>, <c>low</c> or <c>none</c>.</summary>
    public required string Confidence { get; init; }

    /// <summary>The month of the prices; null for what has none.</summary>
    public string? PricesAsOf { get; init; }

    public static Estimate Free { get; } = new()
    {
        Usd = 0,
        ReservedUsd = 0,
        Basis = "HeyGen publishes no price for this; it is taken to be free",
        Confidence = "high",
    };
}

/// <summary>Writes amounts for people: to the cent, and below one cent as fine as is needed to say anything.</summary>
internal static class UsdText
{
    public static string Of(decimal usd) => usd.ToString(Math.Abs(usd) < 0.01m ? "0.00####" : "0.00", CultureInfo.InvariantCulture) + " USD";

    /// <summary>Rounded down, so that what is left is not more than there is.</summary>
    public static string Left(decimal usd) => Of(Math.Floor(usd * 100) / 100);
}
