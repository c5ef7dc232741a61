using System.Buffers.Binary;

namespace HeyGen.Sandbox.Media;

/// <summary>Makes a WebM film of any length out of one of a second, by repeating its cluster (RFC 8794 and RFC 9559).</summary>
internal static class WebMFilm
{
    private const uint Segment = 0x18538067;
    private const uint Information = 0x1549A966;
    private const uint TimestampScale = 0x2AD7B1;
    private const uint Duration = 0x4489;
    private const uint MuxingApp = 0x4D80;
    private const uint WritingApp = 0x5741;
    private const uint Tracks = 0x1654AE6B;
    private const uint Cluster = 0x1F43B675;
    private const uint Timestamp = 0xE7;
    private const uint Block = 0xA3;
    private const uint TrackEntry = 0xAE;
    private const uint TrackNumber = 0xD7;
    private const uint TrackUid = 0x73C5;
    private const uint TrackType = 0x83;
    private const uint Codec = 0x86;
    private const uint BlockGroup = 0xA0;
    private const uint TimedBlock = 0xA1;
    private const uint BlockDuration = 0x9B;
    private const int LoopMilliseconds = 1000;

    /// <summary>The film has two others.</summary>
    private const byte CaptionTrack = 3;

    public static byte[] Create(byte[] second, double seconds, IReadOnlyList<Caption> captions)
    {
        var top = Elements(second).ToArray();
        var inner = Elements(top.First(element => element.Id == Segment).Content).ToArray();
        // The time of a block stands behind its track's number, relative to the cluster.
        var blocks = Elements(inner.First(element => element.Id == Cluster).Content).Where(element => element.Id == Block)
            .Select(element => (Bytes: Element(Block, element.Content), Time: (int)BinaryPrimitives.ReadInt16BigEndian(element.Content.AsSpan(1))))
            .ToArray();
        var length = (int)Math.Round(seconds * LoopMilliseconds);
        using var film = new MemoryStream();
        film.Write(Head(length));
        film.Write(Element(Tracks, [.. inner.First(element => element.Id == Tracks).Content, .. captions.Count == 0 ? [] : CaptionEntry()]));
        for (var start = 0; start < length; start += LoopMilliseconds)
        {
            var shown = blocks.Where(block => start + block.Time < length).Select(block => block.Bytes);
            var said = captions.Where(caption => caption.Start.TotalMilliseconds >= start && caption.Start.TotalMilliseconds < start + LoopMilliseconds);
            film.Write(Element(Cluster,
            [
                .. Element(Timestamp, BoxWriter.Number(start)), .. shown.SelectMany(bytes => bytes), .. said.SelectMany(caption => Said(caption, start)),
            ]));
        }

        return [.. Element(top[0].Id, top[0].Content), .. Element(Segment, film.ToArray())];
    }

    /// <summary>A track of WebVTT captions, as the WebM project lays them down.</summary>
    private static byte[] CaptionEntry() => Element(TrackEntry,
    [
        .. Element(TrackNumber, [CaptionTrack]), .. Element(TrackUid, [CaptionTrack]), .. Element(TrackType, [0x11]), .. Element(Codec, "D_WEBVTT/CAPTIONS"u8),
    ]);

    /// <summary>A cue without identifier and settings, which stand on two lines before its text.</summary>
    private static byte[] Said(Caption caption, int clusterStart) => Element(BlockGroup,
    [
        .. Element(TimedBlock,
        [
            0x80 | CaptionTrack, .. BoxWriter.Short((int)caption.Start.TotalMilliseconds - clusterStart), 0,
            .. Encoding.UTF8.GetBytes($"\n\n{caption.Text}"),
        ]),
        .. Element(BlockDuration, BoxWriter.Number((int)(caption.End - caption.Start).TotalMilliseconds)),
    ]);

    private static byte[] Head(int length)
    {
        var duration = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(duration, length);
        return Element(Information,
        [
            .. Element(TimestampScale, BoxWriter.Number(1_000_000)), .. Element(Duration, duration),
            .. Element(MuxingApp, "sandbox"u8), .. Element(WritingApp, "sandbox"u8),
        ]);
    }

    private static byte[] Element(uint id, ReadOnlySpan<byte> content)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, (1L << 56) + content.Length);
        return [.. BoxWriter.Number((int)id).AsSpan().TrimStart((byte)0), .. size, .. content];
    }

    private static IEnumerable<(uint Id, byte[] Content)> Elements(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var id = (uint)Number(bytes, ref at, keepsMark: true);
            var size = Number(bytes, ref at, keepsMark: false);
            // A size of ones alone is unknown: the element goes on to the end.
            var end = size > bytes.Length - at ? bytes.Length : at + (int)size;
            yield return (id, bytes[at..end]);
            at = end;
        }
    }

    private static long Number(byte[] bytes, ref int at, bool keepsMark)
    {
        var length = System.Numerics.BitOperations.LeadingZeroCount((uint)bytes[at]) - 23;
        long value = keepsMark ? bytes[at] : bytes[at] & (0xFF >> length);
        for (var index = 1; index < length; index++)
            value = (value << 8) | bytes[at + index];
        at += length;
        return value;
    }
}
