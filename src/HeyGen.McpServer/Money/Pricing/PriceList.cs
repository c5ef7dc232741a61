namespace HeyGen.McpServer.Money.Pricing;

/// <summary>HeyGen's published prices, as far as they were found, with their date: <c>prices.json</c>.</summary>
/// <param name="EnterpriseCredits">An older table, for accounts that are billed in credits.</param>
internal sealed record PriceList(string AsOf, string Source, string Currency, IReadOnlyList<Rate> Rates, CreditTable EnterpriseCredits)
{
    private const string Resource = "prices.json";

    private static readonly Lazy<PriceList> shipped = new(Load);

    /// <summary>The list that is part of the program; read with the first estimate.</summary>
    public static PriceList Current => shipped.Value;

    /// <summary>The rate of a piece of work. What is not said about the work fits every rate, and then the dearest counts.</summary>
    public PricedRate? RateOf(Work work)
    {
        var fitting = Rates.Where(rate => rate.Fits(work)).ToList();
        var priced = fitting.Where(rate => rate.Usd is not null).ToList();
        if (priced.Count == 0)
            return fitting.Count == 0 ? null : new PricedRate(fitting[0], IsBound: false, DependsOn: null);

        var dearest = priced.MaxBy(rate => rate.Usd)!;
        return priced.TrueForAll(rate => rate.Usd == dearest.Usd)
            ? new PricedRate(dearest, dearest.IsBound, DependsOn: null)
            : new PricedRate(dearest, IsBound: true, dearest.When?.Keys.FirstOrDefault(condition => !work.Facts.ContainsKey(condition)));
    }

    private static PriceList Load()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(stream, PriceJson.Default.PriceList)!;
    }
}

/// <summary>What one unit of some operations costs.</summary>
internal sealed record Rate
{
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>What must hold for the rate, each a fact of the work with the values that it may have.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? When { get; init; }

    public decimal? Usd { get; init; }

    /// <summary>The same in the credits of an enterprise contract.</summary>
    public decimal? Credits { get; init; }

    /// <summary>One of <see cref="BilledUnit"/>.</summary>
    public required string Unit { get; init; }

    public decimal? MinimumUnits { get; init; }

    public string Confidence { get; init; } = "low";

    /// <summary>No table has the rate; a dearer one is taken.</summary>
    public bool IsBound { get; init; }

    public string? Note { get; init; }

    public bool Fits(Work work) =>
        Operations.Contains(work.Operation)
        && (When is null || When.All(condition => !work.Facts.TryGetValue(condition.Key, out var value) || condition.Value.Contains(value)));
}

/// <summary>The rate that counts for a piece of work.</summary>
/// <param name="Rate">The dearest that fits.</param>
/// <param name="IsBound">The real rate may be lower, and is not higher.</param>
/// <param name="DependsOn">What the request leaves open, where that decides which rate holds.</param>
internal sealed record PricedRate(Rate Rate, bool IsBound, string? DependsOn);

internal sealed record CreditTable(string Note, string Confidence, IReadOnlyList<Rate> Rates);

internal static class BilledUnit
{
    public const string OutputSecond = "output_second";
    public const string OutputMinute = "output_minute";
    public const string SourceSecond = "source_second";
    public const string SourceMinute = "source_minute";
    public const string SessionSecond = "session_second";
    public const string Video = "video";
    public const string Call = "call";
    public const string Clip = "clip";
    public const string MillionCharacters = "million_characters";

    /// <summary>Behind an amount: <c>0.05 USD/s</c>.</summary>
    public static string Per(string unit) => unit switch
    {
        OutputSecond or SourceSecond or SessionSecond => "/s",
        OutputMinute or SourceMinute => "/min",
        MillionCharacters => " per million characters",
        _ => $" a {unit}",
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PriceList))]
internal sealed partial class PriceJson : JsonSerializerContext;
