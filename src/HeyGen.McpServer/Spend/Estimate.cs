namespace HeyGen.McpServer.Spend;

/// <summary>What a call is expected to cost, with what is not known about it.</summary>
internal sealed record Estimate
{
    /// <summary>In USD at the rates of HeyGen's API; null where the rate or the quantity is unknown.</summary>
    public decimal? Usd { get; init; }

    /// <summary>What budgets set aside, in USD, also where the price is unknown. Nothing for what is free.</summary>
    public required decimal ReservedUsd { get; init; }

    /// <summary>The price of one unit, in USD, by which the job is settled once its real length is known; null where none is known.</summary>
    public decimal? RateUsd { get; init; }

    /// <summary>What <see cref="RateUsd"/> is for: <c>output_second</c>, <c>video</c>, <c>call</c>, ...; null where no rate is known.</summary>
    public string? Unit { get; init; }

    /// <summary>How it comes about, for a person: <c>about 24 s at 0.05 USD</c>; or what is unknown.</summary>
    public required string Basis { get; init; }

    /// <summary>How sure the rate is: <c>high</c>, <c>medium</c>, <c>low</c> or <c>none</c>.</summary>
    public required string Confidence { get; init; }

    /// <summary>For what costs nothing.</summary>
    public static Estimate Free { get; } = new() { Usd = 0, ReservedUsd = 0, Basis = "HeyGen publishes no price for this; it is taken to be free", Confidence = "high" };
}
