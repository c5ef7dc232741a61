using HeyGen.Client;

namespace HeyGen.McpServer.Money;

/// <summary>Prices the pieces of work of one call, and sums them up.</summary>
internal sealed class Quote
{
    /// <summary>Set aside for work of unknown length: about what videos made through an API take, and little enough that two languages of one need no confirmation.</summary>
    private const decimal UnknownSeconds = 60;

    /// <summary>Set aside for work that HeyGen itself divides: clippings make a handful of clips out of a long video.</summary>
    private const decimal UnknownClips = 10;

    /// <summary>Set aside where not even a rate is known. HeyGen's flat prices start here.</summary>
    private const decimal UnknownPriceUsd = 1;

    private static readonly string[] confidences = ["none", "low", "medium", "high"];

    private readonly PriceList prices;
    private readonly int items;
    private readonly IReadOnlyList<Priced> works;

    public Quote(PriceList prices, IReadOnlyList<IReadOnlyList<Work>> items)
    {
        this.prices = prices;
        this.items = items.Count;
        works = [.. items.SelectMany(item => item).Select(work => Price(work, prices))];
    }

    public Estimate Estimate()
    {
        var rate = CommonRate();
        return new Estimate
        {
            Usd = Rounded(Usd),
            ReservedUsd = decimal.Round(works.Sum(work => work.Reserved), 6),
            RateUsd = Rounded(rate?.Usd),
            Unit = rate?.Unit,
            RateIsBound = works.Any(work => work.Rate?.IsBound is true),
            Basis = Basis(),
            Confidence = confidences[works.Where(work => !work.Work.IsFree).Select(work => Array.IndexOf(confidences, work.Rate?.Rate.Confidence ?? "none")).DefaultIfEmpty(0).Min()],
            PricesAsOf = prices.AsOf,
        };
    }

    /// <summary>Null as soon as one price is unknown.</summary>
    public decimal? Usd => works.Aggregate((decimal?)0, (sum, work) => sum + work.Usd);

    /// <summary>
    /// The rate of the whole: that of every piece where they share one. Scenes of different rates make one video, so they share the mean; where that
    /// cannot be told, the dearest.
    /// </summary>
    private (decimal Usd, string Unit)? CommonRate()
    {
        var charged = works.Where(work => !work.Work.IsFree).ToList();
        if (charged.Count == 0 || charged.Exists(work => work.Rate?.Rate.Usd is null) || charged.Select(work => work.Rate!.Rate.Unit).Distinct().Count() > 1)
        {
            return null;
        }

        var unit = charged[0].Rate!.Rate.Unit;
        var dearest = charged.Max(work => work.Rate!.Rate.Usd!.Value);
        if (charged.Count == works.Count && charged.TrueForAll(work => work.Rate!.Rate.Usd == dearest))
        {
            return (dearest, unit);
        }

        var units = works.Aggregate((decimal?)0, (sum, work) => sum + work.Work.Units(unit));
        return (Usd is { } usd && units is > 0 ? usd / units.Value : dearest, unit);
    }

    private string Basis()
    {
        var charged = works.Where(work => !work.Work.IsFree).ToList();
        if (charged.Find(work => work.Rate?.Rate.Usd is null) is { } unpriced)
        {
            return Several(charged.Count) + (unpriced.Rate?.Rate.Note ?? "no price is published");
        }

        var rates = charged.Select(work => work.Rate!).DistinctBy(rate => (rate.Rate.Usd, rate.Rate.Unit)).ToList();
        if (rates is not [var only])
        {
            var seconds = charged.Aggregate((decimal?)0, (sum, work) => sum + work.Work.Seconds);
            return $"{charged.Count} parts{(seconds is { } known ? $", about {known:0.#} s in all" : "")}, each at its own rate";
        }

        return Several(charged.Count) + Lengths(charged, only.Rate.Unit) + Price(only);
    }

    private string Several(int count) => count == 1 ? "" : items == count ? $"{count} items, " : $"{count} scenes, ";

    private static string Lengths(List<Priced> charged, string unit)
    {
        if (unit is BilledUnit.Video or BilledUnit.Call)
        {
            return "";
        }

        if (unit == BilledUnit.MillionCharacters)
        {
            return $"{charged.Sum(work => work.Work.Characters)} characters at ";
        }

        if (charged.Exists(work => work.Units is null))
        {
            return unit == BilledUnit.Clip ? "number of clips unknown, " : "length unknown, ";
        }

        var seconds = charged.Sum(work => work.Work.Seconds!.Value);
        return $"{(charged.Exists(work => work.Work.IsAssumed) ? "assuming" : "about")} {seconds:0.#} s at ";
    }

    private static string Price(PricedRate rate)
    {
        var text = $"{rate.Rate.Usd:0.######} USD{BilledUnit.Per(rate.Rate.Unit)}";
        return rate switch
        {
            { DependsOn: { } open } => $"{text} at most ({open} decides)",
            { IsBound: true } => $"{text} at most",
            _ => text,
        };
    }

    private static Priced Price(Work work, PriceList prices)
    {
        if (work.IsFree)
        {
            return new Priced(work, Rate: null, work.Seconds, Usd: 0, Reserved: 0);
        }

        if (prices.RateOf(work) is not { } priced || priced.Rate.Usd is not { } usd)
        {
            return new Priced(work, prices.RateOf(work), Units: null, Usd: null, UnknownPriceUsd);
        }

        var least = priced.Rate.MinimumUnits ?? 0;
        var units = work.Units(priced.Rate.Unit) is { } known ? Math.Max(known, least) : (decimal?)null;
        var reserved = units * work.Margin ?? Math.Max(least, Unknown(priced.Rate.Unit));
        return new Priced(work, priced, units, units * usd, reserved * usd);
    }

    private static decimal Unknown(string unit) => unit switch
    {
        BilledUnit.OutputMinute or BilledUnit.SourceMinute => UnknownSeconds / 60,
        BilledUnit.Clip => UnknownClips,
        _ => UnknownSeconds,
    };

    /// <summary>Finer than the smallest rate.</summary>
    private static decimal? Rounded(decimal? usd) => usd is { } known ? decimal.Round(known, 6) : null;

    private sealed record Priced(Work Work, PricedRate? Rate, decimal? Units, decimal? Usd, decimal Reserved);
}
