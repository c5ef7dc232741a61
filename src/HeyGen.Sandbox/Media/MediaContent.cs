namespace HeyGen.Sandbox.Media;

/// <summary>A medium that is made, or read, when somebody asks for it.</summary>
internal sealed record MediaContent(string ContentType, Func<byte[]> Bytes)
{
    /// <summary>Whether the link works without signature and for ever, as that of an uploaded asset does.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The file that holds the bytes, for one too large to be read whole; null for all else.</summary>
    public string? Path { get; init; }

    /// <summary>A film of six seconds, whatever length the video reports: see <see cref="Videos.Video.OutputSeconds"/>.</summary>
    public static MediaContent Film(string format) =>
        format == "mov" ? new("video/quicktime", QuickTime) : new("video/" + format, () => Clip("clip." + format));

    /// <summary>The same film as one segment of an HLS stream. Open, because the playlist names it without a signature.</summary>
    public static MediaContent Segment() => new("video/mp2t", () => Clip("clip.mpegts")) { IsOpen = true };

    public static MediaContent Tone(double seconds, string seed) => new("audio/wav", () => ToneFile.Create(seconds, seed));

    public static MediaContent Picture(int width, int height, string seed) => new("image/png", () => PictureFile.Create(width, height, seed));

    public static MediaContent MovingPicture() => new("image/gif", () => Clip("clip.gif"));

    public static MediaContent Subtitles(string script) => new("application/x-subrip", () => SubtitleFile.Create(script));

    /// <summary>MP4 has grown out of QuickTime's format: the brand in the first box is what tells them apart (ISO/IEC 14496-12, section 4.3).</summary>
    private static byte[] QuickTime()
    {
        var bytes = Clip("clip.mp4");
        "qt  "u8.CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    private static byte[] Clip(string name)
    {
        using var resource = typeof(MediaContent).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A medium under its name, which ends the path of the links to it.</summary>
internal sealed record MediaFile(string Name, MediaContent Content);
