namespace HeyGen.McpServer.Money.Pricing;

/// <summary>The lengths of the media among a call's arguments, as far as somebody knows them.</summary>
internal sealed class MediaLengths
{
    /// <summary>A day. HeyGen takes nothing nearly as long, and with more the sums would leave the range of numbers.</summary>
    public const int LongestSeconds = 86_400;

    private readonly IReadOnlyDictionary<string, decimal> byPlace;
    private readonly decimal? ofAll;
    private readonly string prefix;

    private MediaLengths(IReadOnlyDictionary<string, decimal> byPlace, decimal? ofAll, string prefix)
    {
        this.byPlace = byPlace;
        this.ofAll = ofAll;
        this.prefix = prefix;
    }

    public static MediaLengths Unknown { get; } = new(new Dictionary<string, decimal>(), ofAll: null, prefix: "");

    /// <summary>Every medium is taken to be as long as this; null where nothing is known.</summary>
    public static MediaLengths OfAll(decimal? seconds) => seconds is { } known ? new(new Dictionary<string, decimal>(), Bounded(known), prefix: "") : Unknown;

    /// <param name="byPlace">Seconds by the place of the argument, written as <c>lipsyncs[0].audio</c>.</param>
    public static MediaLengths At(IReadOnlyDictionary<string, decimal> byPlace) => new(byPlace, ofAll: null, prefix: "");

    /// <summary>The length of the medium at one of the places; null where none is known.</summary>
    public decimal? Of(params ReadOnlySpan<string> places)
    {
        foreach (var place in places)
        {
            if (byPlace.TryGetValue(prefix + place, out var seconds))
            {
                return Bounded(seconds);
            }
        }

        return ofAll;
    }

    /// <summary>Those of the media within a part of the arguments, whose places are told from there.</summary>
    public MediaLengths In(string place) => new(byPlace, ofAll, $"{prefix}{place}.");

    private static decimal Bounded(decimal seconds) => Math.Clamp(seconds, 0, LongestSeconds);
}
