using System.Buffers.Binary;

namespace HeyGen.McpServer.Files;

/// <summary>From the table of the first frame (Xing, Info or VBRI); without one from the size of the frames, where all have the same.</summary>
internal static class Mp3Length
{
    /// <summary>Some files have bytes of other sorts before the first frame.</summary>
    private const int SearchedBytes = 16 * 1024;

    /// <summary>Places where it is seen whether frames are of one size: where they are not and no table counts them, the length is not known.</summary>
    private const int Samples = 16;

    private static readonly int[] bitRatesOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] bitRatesOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] sampleRates = [44_100, 48_000, 32_000, 0];

    public static async ValueTask<double?> ReadAsync(MediaBytes media, CancellationToken cancellationToken)
    {
        var begin = await AfterTagAsync(media, cancellationToken);
        if (await FindAsync(media, begin, cancellationToken) is not { } first)
            return null;

        if (Frames(first.Bytes, first.Header) is { } frames)
            return (double)frames * first.Header.Samples / first.Header.SampleRate;

        var audio = media.Length - first.Start;
        for (var part = 1; part < Samples && audio > 0; part++)
        {
            var place = first.Start + (audio.Value * part / Samples);
            if (await FindAsync(media, place, cancellationToken) is { } later && later.Header.BitRate != first.Header.BitRate)
                return null;
        }

        return audio * 8.0 / first.Header.BitRate;
    }

    /// <summary>The first frame at a place or soon behind it.</summary>
    private static async ValueTask<Found?> FindAsync(MediaBytes media, long begin, CancellationToken cancellationToken)
    {
        var bytes = await media.ReadAsync(begin, SearchedBytes, cancellationToken);
        for (var at = 0; at + 4 <= bytes.Length; at++)
        {
            if (Frame.Read(bytes.AsSpan(at)) is { } frame && await IsFollowedAsync(media, begin + at + frame.Bytes, cancellationToken))
                return new Found(frame, begin + at, bytes[at..]);
        }

        return null;
    }

    /// <summary>Titles and pictures (ID3v2) stand first; the size of their tag has seven bits in a byte.</summary>
    private static async ValueTask<long> AfterTagAsync(MediaBytes media, CancellationToken cancellationToken) =>
        await media.ReadAsync(0, 10, cancellationToken) is [(byte)'I', (byte)'D', (byte)'3', _, _, _, var a, var b, var c, var d]
            ? 10 + ((a & 0x7F) << 21) + ((b & 0x7F) << 14) + ((c & 0x7F) << 7) + (d & 0x7F)
            : 0;

    /// <summary>Eleven ones are a frame's mark, and any file has those somewhere: a frame is one when another stands where it ends, or the file does.</summary>
    private static async ValueTask<bool> IsFollowedAsync(MediaBytes media, long end, CancellationToken cancellationToken) =>
        end == media.Length || (await media.ReadAsync(end, 4, cancellationToken) is { Length: 4 } next && Frame.Read(next) is not null);

    private static uint? Frames(ReadOnlySpan<byte> frame, Frame header)
    {
        var table = frame[Math.Min(4 + header.SideBytes, frame.Length)..];
        if (table.Length >= 12 && (table.StartsWith("Xing"u8) || table.StartsWith("Info"u8)) && (table[7] & 1) == 1)
            return BinaryPrimitives.ReadUInt32BigEndian(table[8..]);

        table = frame[Math.Min(36, frame.Length)..];
        return table.Length >= 18 && table.StartsWith("VBRI"u8) ? BinaryPrimitives.ReadUInt32BigEndian(table[14..]) : null;
    }

    private readonly record struct Found(Frame Header, long Start, byte[] Bytes);

    /// <summary>What the four bytes before a frame say of it.</summary>
    private readonly record struct Frame(int Bytes, int Samples, int SampleRate, int BitRate, int SideBytes)
    {
        /// <summary>Layer III only; null for bytes that begin no frame.</summary>
        public static Frame? Read(ReadOnlySpan<byte> head)
        {
            var (version, layer) = ((head[1] >> 3) & 3, (head[1] >> 1) & 3);
            if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0 || version == 1 || layer != 1)
                return null;

            var isVersion1 = version == 3;
            var bitRate = 1000 * (isVersion1 ? bitRatesOfVersion1 : bitRatesOfVersion2)[head[2] >> 4];
            var sampleRate = sampleRates[(head[2] >> 2) & 3] >> (isVersion1 ? 0 : version == 2 ? 1 : 2);
            if (bitRate == 0 || sampleRate == 0)
                return null;

            var samples = isVersion1 ? 1152 : 576;
            var isMono = head[3] >> 6 == 3;
            var side = (isVersion1, isMono) switch { (true, false) => 32, (true, true) or (false, false) => 17, _ => 9 };
            return new Frame((samples / 8 * bitRate / sampleRate) + ((head[2] >> 1) & 1), samples, sampleRate, bitRate, side);
        }
    }
}
