using System.Buffers.Binary;

namespace HeyGen.Sandbox.Media;

/// <summary>Writes the boxes that MP4 files are made of (ISO/IEC 14496-12, section 4.2): a size, a type of four letters, the content.</summary>
internal static class BoxWriter
{
    public static byte[] Box(string type, params ReadOnlySpan<byte[]> parts)
    {
        var content = Join(parts);
        return [.. Number(8 + content.Length), .. Encoding.ASCII.GetBytes(type), .. content];
    }

    /// <summary>A box that begins with a version, 0 here, and flags.</summary>
    public static byte[] FullBox(string type, int flags, params ReadOnlySpan<byte[]> parts) => Box(type, [Number(flags), .. parts]);

    public static byte[] Join(params ReadOnlySpan<byte[]> parts)
    {
        using var all = new MemoryStream();
        foreach (var part in parts)
            all.Write(part);
        return all.ToArray();
    }

    public static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Numbers(params IEnumerable<int> values) => [.. values.SelectMany(Number)];

    public static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
}
