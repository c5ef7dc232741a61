using System.Buffers.Binary;

namespace HeyGen.Sandbox.Media;

/// <summary>
/// Makes a GIF file of four pictures that repeat: a bar that moves over a coloured ground (GIF89a, sections 18 to 26 and appendix F).
/// </summary>
internal static class MovingPictureFile
{
    private const int Width = 64;
    private const int Height = 36;
    private const int Pictures = 4;
    private const int HundredthsOfASecond = 25;

    /// <summary>With 128 colours each code has 8 bits, a whole byte, as long as the table of the compression is emptied before it outgrows them.</summary>
    private const byte ColourBits = 7;

    private const byte EmptyTable = 1 << ColourBits;
    private const byte EndOfPicture = EmptyTable + 1;
    private const int CodesBeforeEmptying = 100;
    private const byte Ground = 0;
    private const byte Bar = 1;

    public static byte[] Create(string seed)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        WriteSize(file);
        file.Write([0x80 | (ColourBits - 1), 0, 0]); // a colour table; ground in colour 0; square pixels
        file.Write(Colours(Seed.Number(seed)));
        file.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]); // repeats without end
        for (var picture = 0; picture < Pictures; picture++)
        {
            file.Write([0x21, 0xF9, 4, 0, HundredthsOfASecond, 0, 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0]);
            WriteSize(file);
            file.Write([0, ColourBits]);
            WriteBlocks(file, Codes(picture));
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void WriteSize(MemoryStream file)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, Width);
        BinaryPrimitives.WriteUInt16LittleEndian(size[2..], Height);
        file.Write(size);
    }

    private static byte[] Colours(int seed)
    {
        var colours = new byte[3 << ColourBits];
        (colours[0], colours[1], colours[2]) = ((byte)seed, (byte)(seed >> 8), (byte)(seed >> 16));
        colours.AsSpan(3, 3).Fill(byte.MaxValue);
        return colours;
    }

    private static List<byte> Codes(int picture)
    {
        var codes = new List<byte>();
        for (var pixel = 0; pixel < Width * Height; pixel++)
        {
            if (pixel % CodesBeforeEmptying == 0)
            {
                codes.Add(EmptyTable);
            }
            codes.Add(pixel % Width * Pictures / Width == picture ? Bar : Ground);
        }

        codes.Add(EndOfPicture);
        return codes;
    }

    private static void WriteBlocks(MemoryStream file, List<byte> data)
    {
        foreach (var block in data.Chunk(byte.MaxValue))
        {
            file.WriteByte((byte)block.Length);
            file.Write(block);
        }

        file.WriteByte(0);
    }
}
