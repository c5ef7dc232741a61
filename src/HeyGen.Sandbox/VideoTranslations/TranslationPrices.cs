namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>HeyGen's public rates for API keys in USD, as archived in late summer 2026.</summary>
internal static class TranslationPrices
{
    /// <summary>For each second and language. Sound alone has a price for mode <c>speed</c> only; it costs the same here in the other mode.</summary>
    public static decimal Translation(string mode, bool isAudioOnly, double seconds) =>
        PerSecond((mode, isAudioOnly) switch { (_, true) => 0.0167m, ("precision", false) => 0.0667m, _ => 0.0333m }, seconds);

    /// <summary>The rate of an early table; later ones have none.</summary>
    public static decimal Proofread(double seconds) => PerSecond(0.0083m, seconds);

    private static decimal PerSecond(decimal rate, double seconds) => decimal.Round(rate * (decimal)seconds, 6);
}
