using System.Buffers.Binary;
using System.IO.Compression;

namespace HeyGen.Sandbox.Media;

/// <summary>Makes a PNG file: a gradient whose colours are chosen by a seed (PNG specification, third edition, sections 5 and 11).</summary>
internal static class PictureFile
{
    private const byte TrueColour = 2;

    public static byte[] Create(int width, int height, string seed)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, TrueColour);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Pixels(width, height, Ids.Number(seed)));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Pixels(int width, int height, int seed)
    {
        var (red, green, blue) = ((byte)seed, (byte)(seed >> 8), (byte)(seed >> 16));
        var row = new byte[1 + (width * 3)]; // a row begins with its filter type, 0 = none
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < height; y++)
            {
                var shade = (byte)(y * 128 / height);
                for (var x = 1; x < row.Length; x += 3)
                    (row[x], row[x + 1], row[x + 2]) = ((byte)((red / 2) + shade), (byte)((green / 2) + shade), (byte)((blue / 2) + shade));
                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG defines it, bit by bit: the framework's own class is in a package of its own, and pictures are small.</summary>
    private static uint Checksum(uint checksum, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ 0xEDB88320;
        }

        return checksum;
    }
}
