using System.Buffers.Binary;

namespace HeyGen.McpServer.Files;

/// <summary>The length of a WAV file, made of chunks: <c>fmt</c> has the bytes in a second and <c>data</c> how many there are.</summary>
internal static class WaveLength
{
    public static async ValueTask<double?> ReadAsync(MediaBytes media, CancellationToken cancellationToken)
    {
        var (perSecond, large) = (0u, (long?)null);
        for (var start = 12L; await media.ReadAsync(start, 24, cancellationToken) is { Length: >= 8 } head;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            switch (Encoding.ASCII.GetString(head, 0, 4))
            {
                case "fmt " when head.Length >= 20:
                    perSecond = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(16));
                    break;
                // A file above 4 GB says here how much data it has.
                case "ds64" when head.Length == 24:
                    large = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16));
                    break;
                case "data":
                    return perSecond == 0 ? null : (double?)Data(size, large, media.Length - start - 8) / perSecond;
            }

            start += 8 + size + (size % 2);
        }

        return null;
    }

    /// <summary>A recorder that could not go back to write the size left 0 or the largest number: then the rest of the file is data.</summary>
    private static long? Data(uint size, long? large, long? rest)
    {
        var count = size == uint.MaxValue ? large ?? 0 : size;
        return count > 0 && !(count > rest) ? count : rest;
    }
}
