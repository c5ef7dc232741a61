using System.Buffers.Binary;

namespace HeyGen.McpServer.Files;

/// <summary>An MP4 or MOV is boxes of a size and a type: the length is in <c>moov/mvhd</c>, or in <c>moov/mvex/mehd</c> of fragments.</summary>
internal static class Mp4Length
{
    private const uint Movie = 0x6D6F6F76, MovieHeader = 0x6D766864, Fragments = 0x6D766578, FragmentsHeader = 0x6D656864;

    public static async ValueTask<double?> ReadAsync(MediaBytes media, CancellationToken cancellationToken)
    {
        if (await FindAsync(media, new Box(0, long.MaxValue), Movie, cancellationToken) is not { } movie
            || await FindAsync(media, movie, MovieHeader, cancellationToken) is not { } header
            || await media.ReadAsync(header.Start, 32, cancellationToken) is not { Length: 32 } fields)
        {
            return null;
        }

        // Version 1 has times of 8 bytes: created, changed, units in a second, length.
        var (perSecond, length) = fields[0] == 1
            ? (BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(20)), BinaryPrimitives.ReadUInt64BigEndian(fields.AsSpan(24)))
            : (BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(12)), BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(16)));
        length = Math.Max(length, await FragmentedAsync(media, movie, cancellationToken));
        return perSecond == 0 ? null : (double)length / perSecond;
    }

    private static async ValueTask<ulong> FragmentedAsync(MediaBytes media, Box movie, CancellationToken cancellationToken) =>
        await FindAsync(media, movie, Fragments, cancellationToken) is { } fragments
        && await FindAsync(media, fragments, FragmentsHeader, cancellationToken) is { } header
        && await media.ReadAsync(header.Start, 12, cancellationToken) is { Length: >= 8 } fields
            ? fields switch
            {
                [1, ..] => fields.Length == 12 ? BinaryPrimitives.ReadUInt64BigEndian(fields.AsSpan(4)) : 0,
                _ => BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(4)),
            }
            : 0;

    /// <summary>What is in the first box of a type within another; null where there is none.</summary>
    private static async ValueTask<Box?> FindAsync(MediaBytes media, Box within, uint type, CancellationToken cancellationToken)
    {
        for (var start = within.Start; start < within.End;)
        {
            if (await media.ReadAsync(start, 16, cancellationToken) is not { Length: >= 8 } head)
                return null;

            // 1: the size stands behind the type. 0: the box goes on to the end of the file.
            var (size, header) = BinaryPrimitives.ReadUInt32BigEndian(head) switch
            {
                0 => (long.MaxValue - start, 8),
                1 when head.Length == 16 => (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16),
                var given => (given, 8),
            };
            if (size < header || size > long.MaxValue - start)
                return null;

            if (BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4)) == type)
                return new Box(start + header, start + size);

            start += size;
        }

        return null;
    }

    private readonly record struct Box(long Start, long End);
}
