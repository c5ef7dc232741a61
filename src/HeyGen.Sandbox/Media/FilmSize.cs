namespace HeyGen.Sandbox.Media;

/// <summary>The size of a film in pixels, both sides even.</summary>
internal sealed record FilmSize(int Width, int Height)
{
    public static FilmSize Landscape { get; } = Of("16:9", "1080p");

    /// <summary>The shorter side has as many pixels as the resolution is called by; HeyGen's usual one is 1080p, and of shapes 16:9.</summary>
    public static FilmSize Of(string? aspectRatio, string? resolution)
    {
        var shorter = resolution switch
        {
            "480p" => 480,
            "720p" => 720,
            "768p" => 768,
            "2k" => 1440,
            "4k" => 2160,
            _ => 1080,
        };
        return aspectRatio?.Split(':') is [var across, var up]
            && int.TryParse(across, CultureInfo.InvariantCulture, out var width) && int.TryParse(up, CultureInfo.InvariantCulture, out var height)
                ? new(Side(shorter, width, height), Side(shorter, height, width))
                : new(Side(shorter, 16, 9), shorter);
    }

    /// <summary>A picture of the same shape with a longer side of so many pixels.</summary>
    public FilmSize Within(int longest) => Width >= Height ? new(longest, longest * Height / Width) : new(longest * Width / Height, longest);

    private static int Side(int shorter, int own, int other) => own <= other ? shorter : (int)Math.Round(shorter * own / (other * 2.0)) * 2;
}
