using HeyGen.Client;

namespace HeyGen.McpServer.Money;

/// <summary>A piece of work that HeyGen charges by one rate: a video, a scene of one, a language of a translation.</summary>
/// <param name="Operation">The operation whose rates hold.</param>
/// <param name="Facts">What the request says of it and rates depend on. What it leaves open is not here.</param>
internal sealed record Work(string Operation, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>For work whose price depends on nothing.</summary>
    public Work(string operation) : this(operation, new Dictionary<string, string>())
    {
    }

    /// <summary>The length that is charged for; null while it is unknown.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>The length was neither read from the call nor worked out of its text, but assumed.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>How many times longer it may become.</summary>
    public decimal Margin { get; init; } = 1;

    /// <summary>Characters of text that are charged for.</summary>
    public int Characters { get; init; }

    /// <summary>Takes up time in the result and costs nothing: a scene without an avatar.</summary>
    public bool IsFree { get; init; }

    /// <summary>How many units of a rate it comes to; null while that is unknown.</summary>
    public decimal? Units(string unit) => unit switch
    {
        BilledUnit.OutputSecond or BilledUnit.SourceSecond or BilledUnit.SessionSecond => Seconds,
        BilledUnit.OutputMinute or BilledUnit.SourceMinute => Seconds / 60,
        BilledUnit.MillionCharacters => Characters / 1_000_000m,
        BilledUnit.Video or BilledUnit.Call => 1,
        _ => null,
    };
}
