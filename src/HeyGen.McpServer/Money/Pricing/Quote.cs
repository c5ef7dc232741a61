namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Prices the pieces of work of one call, and sums them up.</summary>
internal sealed class Quote
{
    /// <summary>Reserved where not even a rate is known. HeyGen's flat prices start here.</summary>
    private const decimal UnknownPriceUsd = 1;

    private static readonly string[] confidences = ["none", "low", "medium", "high"];

    private readonly PriceList prices;
    private readonly IReadOnlyList<IReadOnlyList<Priced>> items;
    private readonly IReadOnlyList<Priced> works;

    public Quote(PriceList prices, IReadOnlyList<IReadOnlyList<Work>> items)
    {
        this.prices = prices;
        this.items = [.. items.Select(item => (IReadOnlyList<Priced>)[.. item.Select(work => Price(work, prices))])];
        works = [.. this.items.SelectMany(item => item)];
    }

    private decimal Reserved => works.Sum(work => work.Reserved);

    public Estimate Estimate()
    {
        var rate = CommonRate();
        return new Estimate
        {
            Usd = Sum(works),
            ReservedUsd = decimal.Round(Reserved, 6),
            RateUsd = Rounded(rate?.Usd),
            Unit = rate?.Unit,
            Items = items.Count > 1 ? [.. items.Select(Sum)] : null,
            RateIsBound = rate?.IsBound is true || works.Any(work => work.Rate?.IsBound is true),
            Basis = Basis(),
            Confidence = confidences[works.Select(work => Array.IndexOf(confidences, work.Rate?.Rate.Confidence ?? "none")).DefaultIfEmpty(0).Min()],
            PricesAsOf = prices.AsOf,
        };
    }

    /// <summary>Null as soon as one price is unknown.</summary>
    private static decimal? Sum(IReadOnlyList<Priced> works) => Rounded(works.Aggregate((decimal?)0, (sum, work) => sum + work.Usd));

    /// <summary>Scenes of different rates make one video, so they share the mean rate; where that is not known, the dearest.</summary>
    private (decimal Usd, string Unit, bool IsBound)? CommonRate()
    {
        if (works.Count == 0 || works.Any(work => work.Rate?.Rate.Usd is null) || works.Select(work => work.Rate!.Rate.Unit).Distinct().Count() > 1)
            return null;

        var unit = works[0].Rate!.Rate.Unit;
        var dearest = works.Max(work => work.Rate!.Rate.Usd!.Value);
        if (works.All(work => work.Rate!.Rate.Usd == dearest))
            return (dearest, unit, IsBound: false);

        var units = works.Aggregate((decimal?)0, (sum, work) => sum + work.Units);
        return Sum(works) is { } usd && units is > 0 ? (usd / units.Value, unit, IsBound: false) : (dearest, unit, IsBound: true);
    }

    private string Basis()
    {
        if (works.FirstOrDefault(work => work.Rate?.Rate.Usd is null) is { } unpriced)
            return $"{Several()}{unpriced.Rate?.Rate.Note ?? "no price is published"}; reserves {UsdText.Of(Reserved)} as nobody knows the price";

        var rates = works.Select(work => work.Rate!).DistinctBy(rate => (rate.Rate.Usd, rate.Rate.Unit)).ToList();
        return rates switch
        {
            [] => "nothing is asked for",
            [var only] => Several() + Expected(only) + Reservation(only),
            _ => $"{works.Count} parts{Seconds()}, each at its own rate{Reservation(rate: null)}",
        };
    }

    private string Several() => works.Count == 1 ? "" : items.Count == works.Count ? $"{works.Count} items, " : $"{works.Count} scenes, ";

    private string Seconds() => works.Aggregate((decimal?)0, (sum, work) => sum + work.Work.Seconds) is { } known ? $", about {Number(known)} s in all" : "";

    private string Expected(PricedRate rate)
    {
        var unit = rate.Rate.Unit;
        if (unit is BilledUnit.Video or BilledUnit.Call)
            return Price(rate);

        if (unit == BilledUnit.MillionCharacters)
            return $"{works.Sum(work => work.Work.Characters)} characters at {Price(rate)}";

        if (works.Any(work => work.Units is null))
            return (unit == BilledUnit.Clip ? "number of clips unknown, " : "length unknown, ") + Price(rate);

        return $"{(works.Any(work => work.Work.IsAssumed) ? "assuming" : "about")} {Number(works.Sum(work => work.Work.Seconds!.Value))} s at {Price(rate)}";
    }

    /// <summary>What budgets reserve and why, where that is not what is expected.</summary>
    private string Reservation(PricedRate? rate)
    {
        var reasons = works.Select(work => work.Work.AtMost?.Reason).OfType<string>().Distinct().ToList();
        if (reasons.Count == 0)
            return "";

        var most = rate is null ? "" : $": up to {Most(rate.Rate.Unit)} at {Amount(rate.Rate)}";
        return $"; reserves {UsdText.Of(Reserved)}{most}, because {string.Join("; ", reasons)}";
    }

    private string Most(string unit)
    {
        var most = works.Sum(work => work.MostUnits);
        return unit switch
        {
            BilledUnit.Clip => $"{Number(most)} clips",
            BilledUnit.OutputMinute or BilledUnit.SourceMinute => $"{Number(most)} min",
            _ => $"{Number(most)} s",
        };
    }

    private static string Price(PricedRate rate) => rate switch
    {
        { DependsOn: { } open } => $"{Amount(rate.Rate)} at most ({open} decides)",
        { IsBound: true } => $"{Amount(rate.Rate)} at most",
        _ => Amount(rate.Rate),
    };

    private static string Amount(Rate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Usd:0.######} USD{BilledUnit.Per(rate.Unit)}");

    private static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static Priced Price(Work work, PriceList prices)
    {
        if (prices.RateOf(work) is not { } priced || priced.Rate.Usd is not { } usd)
            return new Priced(work, prices.RateOf(work), Units: null, MostUnits: 0, Usd: null, UnknownPriceUsd);

        var least = priced.Rate.MinimumUnits ?? 0;
        var units = work.Units(priced.Rate.Unit) is { } known ? Math.Max(known, least) : (decimal?)null;
        var most = work.MostUnits(priced.Rate.Unit) is { } limit ? Math.Max(limit, least) : (decimal?)null;
        return new Priced(work, priced, units, most ?? 0, units * usd, most * usd ?? UnknownPriceUsd);
    }

    private static decimal? Rounded(decimal? usd) => usd is { } known ? decimal.Round(known, 6) : null;

    private sealed record Priced(Work Work, PricedRate? Rate, decimal? Units, decimal MostUnits, decimal? Usd, decimal Reserved);
}
