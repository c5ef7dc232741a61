namespace HeyGen.McpServer.Money.Pricing;

/// <summary>The lengths of the media among a call's arguments, as far as somebody knows them.</summary>
/// <param name="byPlace">Seconds by the place of the argument, written as <c>lipsyncs[0].audio</c>.</param>
/// <param name="ofAll">The length of every other medium; null where nothing is known.</param>
/// <param name="prefix">Before which places are given.</param>
internal sealed class MediaLengths(IReadOnlyDictionary<string, decimal> byPlace, decimal? ofAll = null, string prefix = "")
{
    /// <summary>A day. HeyGen takes nothing nearly as long, and with more the sums would leave the range of numbers.</summary>
    public const int LongestSeconds = 86_400;

    public static MediaLengths Unknown { get; } = OfAll(null);

    public static MediaLengths OfAll(decimal? seconds) => new(new Dictionary<string, decimal>(), seconds is { } known ? Bounded(known) : null);

    /// <summary>The length of the medium at one of the places; null where none is known.</summary>
    public decimal? Of(params ReadOnlySpan<string> places)
    {
        foreach (var place in places)
        {
            if (byPlace.TryGetValue(prefix + place, out var seconds))
                return Bounded(seconds);
        }

        return ofAll;
    }

    /// <summary>Those of the media within a part of the arguments, whose places are relative to it.</summary>
    public MediaLengths In(string place) => new(byPlace, ofAll, $"{prefix}{place}.");

    private static decimal Bounded(decimal seconds) => Math.Clamp(seconds, 0, LongestSeconds);
}
