using System.Buffers.Binary;
using System.Numerics;

namespace HeyGen.McpServer.Files;

/// <summary>The length of a WebM or Matroska file: elements of an id and a size; <c>Segment/Info</c> has it. A browser's recording has none.</summary>
internal static class WebMLength
{
    private const ulong Segment = 0x18538067, Info = 0x1549A966, NanosecondsInAUnit = 0x2AD7B1, Duration = 0x4489;

    private const ulong UsualNanoseconds = 1_000_000;

    public static async ValueTask<double?> ReadAsync(MediaBytes media, CancellationToken cancellationToken)
    {
        if (await FindAsync(media, new Element(0, long.MaxValue), Segment, cancellationToken) is not { } segment
            || await FindAsync(media, segment, Info, cancellationToken) is not { } info
            || await FindAsync(media, info, Duration, cancellationToken) is not { } duration)
        {
            return null;
        }

        var nanoseconds = await FindAsync(media, info, NanosecondsInAUnit, cancellationToken) is { } unit
            ? Integer(await media.ReadAsync(unit.Start, unit.Size, cancellationToken))
            : UsualNanoseconds;
        double? units = await media.ReadAsync(duration.Start, duration.Size, cancellationToken) switch
        {
            { Length: 4 } single => BinaryPrimitives.ReadSingleBigEndian(single),
            { Length: 8 } precise => BinaryPrimitives.ReadDoubleBigEndian(precise),
            _ => null,
        };
        return units * nanoseconds / 1e9;
    }

    private static async ValueTask<Element?> FindAsync(MediaBytes media, Element within, ulong id, CancellationToken cancellationToken)
    {
        for (var start = within.Start; start < within.End;)
        {
            var head = await media.ReadAsync(start, 12, cancellationToken);
            var idBytes = Width(head, 0);
            var sizeBytes = Width(head, idBytes);
            if (idBytes is 0 or > 4 || sizeBytes == 0)
                return null;

            var size = Integer(head.AsSpan(idBytes, sizeBytes)) & ~(1UL << (7 * sizeBytes));
            var content = start + idBytes + sizeBytes;
            // All ones: a live recording that did not know how long it would become.
            var isOpen = size == (1UL << (7 * sizeBytes)) - 1;
            if (!isOpen && size > (ulong)(long.MaxValue - content))
                return null;

            var end = isOpen ? long.MaxValue : content + (long)size;
            if (Integer(head.AsSpan(0, idBytes)) == id)
                return new Element(content, end);

            start = end;
        }

        return null;
    }

    /// <summary>How many bytes a number of changing width takes: the zeros before the first one count them; 0 where that is not there whole.</summary>
    private static int Width(byte[] head, int at) =>
        at < head.Length && BitOperations.LeadingZeroCount((uint)head[at]) - 23 is var width && width <= 8 && at + width <= head.Length ? width : 0;

    private static ulong Integer(ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        foreach (var one in bytes.Length <= 8 ? bytes : [])
            number = (number << 8) | one;

        return number;
    }

    private readonly record struct Element(long Start, long End)
    {
        public int Size => (int)Math.Min(End - Start, 16);
    }
}
