namespace HeyGen.Sandbox.Jobs;

/// <summary>HeyGen's public rates for API keys in USD, as archived in late summer 2026. What has no published price is free here, except where noted.</summary>
internal static class Prices
{
    /// <summary>Flat, whatever the duration.</summary>
    public const decimal CinematicVideo = 7m;

    /// <summary>A photo avatar or digital twin. No price is known for prompt avatars; they cost the same here.</summary>
    public const decimal Avatar = 1m;

    public static decimal VideoAgent(double outputSeconds) => PerSecond(0.0333m, outputSeconds);

    /// <summary>A live stream; what is paid for is the time in which the avatar speaks.</summary>
    public static decimal Realtime(double seconds) => PerSecond(0.05m, seconds);

    /// <summary>The rate of an instant voice; none is known for a professional one, which costs the same here.</summary>
    public static decimal ModelSpeech(int characters) => decimal.Round(15m / 1_000_000 * characters, 6);

    public static decimal Speech(double outputSeconds) => PerSecond(0.000667m, outputSeconds);

    /// <summary>For each language. Sound alone has a price for mode <c>speed</c> only; it costs the same here in the other mode.</summary>
    public static decimal Translation(string? mode, bool isAudioOnly, double seconds) =>
        PerSecond(isAudioOnly ? 0.0167m : mode == "precision" ? 0.0667m : 0.0333m, seconds);

    /// <summary>The rate of an early table; later ones have none.</summary>
    public static decimal Proofread(double seconds) => PerSecond(0.0083m, seconds);

    /// <param name="engine"><c>avatar_iii</c>, <c>avatar_iv</c> or <c>avatar_v</c>.</param>
    /// <param name="isPhoto">A photo look, or a raw image, which is taken to cost the same.</param>
    /// <param name="is4k">The 4k rates are those of an older table; avatar_iii had none and keeps its rate.</param>
    public static decimal AvatarVideo(string engine, bool isPhoto, bool is4k, double outputSeconds) =>
        PerSecond(
            (engine, isPhoto, is4k) switch
            {
                ("avatar_iii", true, _) => 0.0433m,
                ("avatar_iii", false, _) => 0.0167m,
                (_, true, false) => 0.05m,
                (_, false, false) => 0.0667m,
                (_, true, true) => 0.0667m,
                (_, false, true) => 0.0833m,
            },
            outputSeconds);

    private static decimal PerSecond(decimal rate, double seconds) => decimal.Round(rate * (decimal)seconds, 6);
}
