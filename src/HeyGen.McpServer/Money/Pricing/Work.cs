namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Reads out of a call what HeyGen charges for, in items that are paid one by one: the videos of a batch, the languages of a translation.</summary>
/// <param name="lengths">What is known of the media that go in.</param>
internal delegate IReadOnlyList<IReadOnlyList<Work>> WorkOf(JsonObject arguments, MediaLengths lengths);

/// <summary>A piece of work that HeyGen charges by one rate: a video, a scene of one, a language of a translation.</summary>
/// <param name="Facts">What the request says of it and rates depend on. What it leaves open is not here.</param>
internal sealed record Work(string Operation, IReadOnlyDictionary<string, string> Facts)
{
    public Work(string operation) : this(operation, new Dictionary<string, string>())
    {
    }

    /// <summary>The length that is expected; null while it is unknown.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>The length was neither read from the call nor worked out of its text, but assumed.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>More than is expected may come of it, and that is what budgets reserve.</summary>
    public WorkLimit? AtMost { get; init; }

    /// <summary>Characters of text that are charged for.</summary>
    public int Characters { get; init; }

    /// <summary>How many units of a rate are expected; null while that is unknown.</summary>
    public decimal? Units(string unit) => unit switch
    {
        BilledUnit.MillionCharacters => Characters / 1_000_000m,
        BilledUnit.Video or BilledUnit.Call => 1,
        _ => UnitsOf(Seconds, unit),
    };

    public decimal? MostUnits(string unit) => AtMost is not { } most ? Units(unit) : unit == BilledUnit.Clip ? most.Count : UnitsOf(most.Count, unit);

    private static decimal? UnitsOf(decimal? seconds, string unit) => unit switch
    {
        BilledUnit.OutputSecond or BilledUnit.SourceSecond or BilledUnit.SessionSecond => seconds,
        BilledUnit.OutputMinute or BilledUnit.SourceMinute => seconds / 60,
        _ => null,
    };
}

/// <summary>The most that may come of a piece of work.</summary>
/// <param name="Count">Seconds, or pieces where the work is paid by the piece.</param>
/// <param name="Reason">Why, for a person; ends a sentence.</param>
internal sealed record WorkLimit(decimal Count, string Reason);
