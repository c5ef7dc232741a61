using static HeyGen.Sandbox.Media.BoxWriter;

namespace HeyGen.Sandbox.Media;

/// <summary>
/// Makes an MP4 or QuickTime film of any size and length out of one second of picture and one of sound (ISO/IEC 14496-12). The seconds are in the file once:
/// its tables name them as often as the film is long.
/// </summary>
internal static class Mp4Film
{
    private const int FramesPerSecond = 25;
    private const int SampleRate = 48000;
    private const int SamplesPerFrame = 1024;
    private const int AacHeaderBytes = 7;
    private const int Milliseconds = 1000;

    /// <summary>What scales nothing, and turns nothing: 1 as 16.16, and as 2.30 in the corner.</summary>
    private static readonly byte[] identity = Numbers(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

    /// <param name="captions">What is shown as text over the picture; nothing for a film without.</param>
    public static byte[] Create(bool isQuickTime, FilmSize size, double seconds, H264Stream picture, byte[] sound, IReadOnlyList<Caption> captions)
    {
        var brand = isQuickTime ? "qt  " : "isom";
        var head = Box("ftyp", Encoding.ASCII.GetBytes(brand), Number(512), Encoding.ASCII.GetBytes($"{brand}avc1mp41"));
        var frames = AacFrames(sound);
        var texts = Texts(captions, seconds);
        byte[] movie = [];
        // The place of the samples depends on the length of the tables, which does not depend on the place.
        for (var pass = 0; pass < 2; pass++)
        {
            var place = head.Length + movie.Length + 8;
            var loops = (Picture: new Loop(picture.Samples, place), Sound: new Loop(frames, place + picture.Samples.Sum(sample => sample.Length)));
            movie = Movie(size, seconds, picture.Configuration(size), loops.Picture, loops.Sound, new Loop(texts.Samples, loops.Sound.End), texts.Durations);
        }

        return Join(head, movie, Box("mdat", [.. picture.Samples, .. frames, .. texts.Samples]));
    }

    private static byte[] Movie(FilmSize size, double seconds, byte[] configuration, Loop picture, Loop sound, Loop text, IReadOnlyList<int> textDurations)
    {
        var length = (int)Math.Round(seconds * Milliseconds);
        var header = FullBox(
            "mvhd", 0, Numbers(0, 0, Milliseconds, length, 0x10000), Short(0x100), new byte[10], identity, new byte[24], Number(4));
        var pictures = Math.Max(1, (int)Math.Round(seconds * FramesPerSecond));
        var sounds = Math.Max(1, (int)Math.Round(seconds * SampleRate / SamplesPerFrame));
        var film = Track(1, length, size, FramesPerSecond, pictures, "vide", FullBox("vmhd", 1, new byte[8]), Tables(
            PictureEntry(size, configuration), Enumerable.Repeat(1, pictures), picture, FullBox("stss", 0, KeyFrames(pictures, picture.Samples.Count))));
        var tone = Track(2, length, null, SampleRate, sounds * SamplesPerFrame, "soun", FullBox("smhd", 0, new byte[4]), Tables(
            SoundEntry(), Enumerable.Repeat(SamplesPerFrame, sounds), sound));
        return text.Samples.Count == 0
            ? Box("moov", header, film, tone)
            : Box("moov", header, film, tone, Track(
                3, length, size, Milliseconds, length, "sbtl", FullBox("nmhd", 0), Tables(TextEntry(), textDurations, text)));
    }

    private static byte[] Track(int id, int length, FilmSize? size, int scale, int duration, string handler, byte[] mediaHeader, byte[] tables)
    {
        var header = FullBox(
            "tkhd", 3, Numbers(0, 0, id, 0, length), new byte[12], Short(handler == "soun" ? 0x100 : 0), Short(0), identity,
            Numbers((size?.Width ?? 0) << 16, (size?.Height ?? 0) << 16));
        var information = Box("minf", mediaHeader, Box("dinf", FullBox("dref", 0, Number(1), FullBox("url ", 1))), tables);
        return Box("trak", header, Box(
            "mdia",
            FullBox("mdhd", 0, Numbers(0, 0, scale, duration), Short(0x55C4), Short(0)),
            FullBox("hdlr", 0, Number(0), Encoding.ASCII.GetBytes(handler), new byte[13]),
            information));
    }

    /// <summary>Which samples there are, how long each is shown, and where it lies.</summary>
    private static byte[] Tables(byte[] entry, IEnumerable<int> durations, Loop loop, params ReadOnlySpan<byte[]> more)
    {
        var each = durations.ToArray();
        var (rounds, rest) = Math.DivRem(each.Length, loop.Samples.Count);
        int[] chunks = rest == 0 ? [1, loop.Samples.Count, 1] : rounds == 0 ? [1, rest, 1] : [1, loop.Samples.Count, 1, rounds + 1, rest, 1];
        var sizes = Enumerable.Range(0, each.Length).Select(index => loop.Samples[index % loop.Samples.Count].Length);
        var places = Enumerable.Repeat(loop.Place, rounds + (rest > 0 ? 1 : 0));
        return Box("stbl",
        [
            FullBox("stsd", 0, Number(1), entry),
            FullBox("stts", 0, Number(each.Length), Numbers(each.SelectMany(duration => (int[])[1, duration]))),
            FullBox("stsc", 0, Number(chunks.Length / 3), Numbers(chunks)),
            FullBox("stsz", 0, Numbers(0, each.Length), Numbers(sizes)),
            FullBox("stco", 0, Number(places.Count()), Numbers(places)),
            .. more,
        ]);
    }

    private static byte[] KeyFrames(int pictures, int ofALoop)
    {
        var keys = Enumerable.Range(0, ((pictures - 1) / ofALoop) + 1).Select(round => 1 + (round * ofALoop)).ToArray();
        return [.. Number(keys.Length), .. Numbers(keys)];
    }

    private static byte[] PictureEntry(FilmSize size, byte[] configuration) => Box(
        "avc1", new byte[7], [1], new byte[16], Short(size.Width), Short(size.Height), Numbers(0x480000, 0x480000, 0), Short(1), new byte[32],
        Short(24), Short(-1), configuration);

    /// <summary>AAC-LC of one channel: its descriptors are in ISO/IEC 14496-1, section 7.2.6.</summary>
    private static byte[] SoundEntry() => Box(
        "mp4a", new byte[7], [1], new byte[8], Short(1), Short(16), Number(0), Number(SampleRate << 16),
        FullBox("esds", 0, [3, 25, 0, 2, 0, 4, 17, 0x40, 0x15, 0, 0, 0], Numbers(32000, 32000), [5, 2, 0x11, 0x88, 6, 1, 2]));

    /// <summary>Timed text in white at the bottom of the frame (3GPP TS 26.245, section 5.16).</summary>
    private static byte[] TextEntry() => Box(
        "tx3g", new byte[7], [1], Number(0), [1, 0xFF], new byte[4], new byte[8], [0, 0, 0, 0, 0, 1, 0, 18, 0xFF, 0xFF, 0xFF, 0xFF],
        Box("ftab", Short(1), Short(1), [5], "Serif"u8.ToArray()));

    /// <summary>A sample for each caption and for each time without one.</summary>
    private static (IReadOnlyList<byte[]> Samples, IReadOnlyList<int> Durations) Texts(IReadOnlyList<Caption> captions, double seconds)
    {
        var (samples, durations, at) = (new List<byte[]>(), new List<int>(), 0);
        foreach (var caption in captions.Append(new("", TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds))))
        {
            var (start, end) = ((int)caption.Start.TotalMilliseconds, (int)caption.End.TotalMilliseconds);
            Add("", start - at);
            Add(caption.Text, end - start);
            at = Math.Max(at, end);
        }

        return captions.Count == 0 ? ([], []) : (samples, durations);

        void Add(string text, int duration)
        {
            if (duration <= 0)
                return;
            var bytes = Encoding.UTF8.GetBytes(text);
            samples.Add([.. Short(bytes.Length), .. bytes]);
            durations.Add(duration);
        }
    }

    /// <summary>The frames of an ADTS stream without their headers (ISO/IEC 13818-7, section 6.2).</summary>
    private static List<byte[]> AacFrames(byte[] stream)
    {
        var frames = new List<byte[]>();
        for (var at = 0; at + AacHeaderBytes <= stream.Length;)
        {
            var length = ((stream[at + 3] & 3) << 11) | (stream[at + 4] << 3) | (stream[at + 5] >> 5);
            frames.Add(stream[(at + AacHeaderBytes)..(at + length)]);
            at += length;
        }

        return frames;
    }

    /// <param name="Place">Where in the file the samples lie, one after the other.</param>
    private sealed record Loop(IReadOnlyList<byte[]> Samples, int Place)
    {
        public int End => Place + Samples.Sum(sample => sample.Length);
    }
}
