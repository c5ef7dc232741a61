namespace HeyGen.Sandbox.Media;

/// <summary>The measures of a film; of a sound those that it has.</summary>
internal sealed record Footage(FilmSize? Size, double Seconds);

/// <summary>A medium that is made, or read, when somebody asks for it.</summary>
internal sealed record MediaContent(string ContentType, Func<byte[]> Bytes)
{
    /// <summary>Whether the link works without signature and for ever, as that of an uploaded asset does.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The file that holds the bytes, for one too large to be read whole; null for all else.</summary>
    public string? Path { get; init; }

    /// <summary>What is known of a film or sound that the sandbox made; null for all else.</summary>
    public Footage? Footage { get; init; }

    /// <summary>The pictures that films are cut out of, the smallest first.</summary>
    private static readonly FilmSize[] sources = [new(1920, 1920), new(2160, 3840), new(3840, 2160), new(4096, 4096)];

    /// <summary>A film of that size and length. WebM comes in the sizes that a video can be asked for in, and in landscape for all else.</summary>
    /// <param name="script">What its captions say; null for a film without.</param>
    public static MediaContent Film(string format, FilmSize size, double seconds, string? script = null) => format switch
    {
        "webm" => new("video/webm", () => WebMFilm.Create(Clip($"{size.Width}x{size.Height}.webm") ?? Clip("1920x1080.webm")!, seconds, Captions(script)))
        {
            Footage = new(size, seconds),
        },
        _ => new(format == "mov" ? "video/quicktime" : "video/mp4", () => Mp4(format == "mov", size, seconds, script)) { Footage = new(size, seconds) },
    };

    /// <summary>A film as one segment of an HLS stream. Open, because the playlist names it without a signature.</summary>
    public static MediaContent Segment() => new("video/mp2t", () => Clip("clip.mpegts")!) { IsOpen = true };

    public static MediaContent Tone(double seconds, string seed) => new("audio/wav", () => ToneFile.Create(seconds, seed)) { Footage = new(null, seconds) };

    public static MediaContent Picture(int width, int height, string seed) => new("image/png", () => PictureFile.Create(width, height, seed));

    public static MediaContent MovingPicture() => new("image/gif", () => Clip("clip.gif")!);

    /// <summary>The page of a video. Open, as HeyGen's is to whoever the video is shared with.</summary>
    public static MediaContent Page(string video)
    {
        var text = $"<!doctype html><title>Simulated HeyGen</title><p>The page of video {video}. The film itself is at its video_url.</p>";
        return new("text/html", () => Encoding.UTF8.GetBytes(text)) { IsOpen = true };
    }

    public static MediaContent Subtitles(string script) => new("application/x-subrip", () => SubtitleFile.Create(script));

    private static byte[] Mp4(bool isQuickTime, FilmSize size, double seconds, string? script)
    {
        var source = sources.First(source => source.Width >= size.Width && source.Height >= size.Height);
        var picture = new H264Stream(Clip($"{source.Width}x{source.Height}.h264")!);
        return Mp4Film.Create(isQuickTime, size, seconds, picture, Clip("tone.aac")!, Captions(script));
    }

    private static IReadOnlyList<Caption> Captions(string? script) => script is null ? [] : Caption.Of(script);

    private static byte[]? Clip(string name)
    {
        using var resource = typeof(MediaContent).Assembly.GetManifestResourceStream(name);
        if (resource is null)
            return null;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A medium under its name, which ends the path of the links to it.</summary>
internal sealed record MediaFile(string Name, MediaContent Content);
