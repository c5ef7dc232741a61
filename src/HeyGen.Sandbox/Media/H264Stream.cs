namespace HeyGen.Sandbox.Media;

/// <summary>
/// One second of H.264 in its byte stream format (ITU-T H.264, annex B). Its pictures may be larger than the film: the sequence parameter set says what
/// of them is shown.
/// </summary>
internal sealed class H264Stream
{
    private const int SliceOfAnIdrPicture = 5;
    private const int SequenceParameters = 7;
    private const int PictureParameters = 8;

    /// <summary>Type, profile, constraints and level, before the first coded number.</summary>
    private const int HeadBytes = 4;

    private readonly byte[] sequence;
    private readonly byte[] picture;

    public H264Stream(byte[] bytes)
    {
        var units = Units(bytes);
        sequence = units.First(unit => Type(unit) == SequenceParameters);
        picture = units.First(unit => Type(unit) == PictureParameters);
        Samples = [.. units.Where(unit => Type(unit) is > 0 and <= SliceOfAnIdrPicture).Select(unit => BoxWriter.Join(BoxWriter.Number(unit.Length), unit))];
    }

    /// <summary>The pictures, the first of which stands for itself, as an MP4 file holds them.</summary>
    public IReadOnlyList<byte[]> Samples { get; }

    /// <summary>The decoder's configuration for a film of that size, which is cut out of the upper left corner (ISO/IEC 14496-15, section 5.2.4).</summary>
    public byte[] Configuration(FilmSize size)
    {
        var cropped = Cropped(size);
        return BoxWriter.Box(
            "avcC", [1, .. cropped.AsSpan(1, 3), 0xFF, 0xE1], BoxWriter.Short(cropped.Length), cropped, [1], BoxWriter.Short(picture.Length), picture);
    }

    /// <summary>
    /// Copies the parameters up to the cropping, and leaves out what may follow. Of the Main profile; in what is written here no bytes need to be escaped.
    /// </summary>
    private byte[] Cropped(FilmSize size)
    {
        var bits = new Bits(sequence.AsSpan(0, HeadBytes), new Queue<bool>(sequence.Skip(HeadBytes).SelectMany(EachBit)));
        bits.CopyNumber(); // seq_parameter_set_id
        bits.CopyNumber(); // log2_max_frame_num_minus4
        if (bits.CopyNumber() == 0) // pic_order_cnt_type; 1 is never used here
            bits.CopyNumber(); // log2_max_pic_order_cnt_lsb_minus4
        bits.CopyNumber(); // max_num_ref_frames
        bits.CopyBits(1);
        var width = 16 * (1 + bits.CopyNumber());
        var height = 16 * (1 + bits.CopyNumber());
        bits.CopyBits(2); // frame_mbs_only_flag, which is set, and direct_8x8_inference_flag
        bits.Write(true);
        foreach (var unshown in (ReadOnlySpan<int>)[0, (width - size.Width) / 2, 0, (height - size.Height) / 2])
            bits.WriteNumber(unshown);
        bits.Write(false); // no VUI
        return bits.End();
    }

    private static IEnumerable<bool> EachBit(byte value) => Enumerable.Range(0, 8).Select(bit => (value & (0x80 >> bit)) != 0);

    private static int Type(byte[] unit) => unit[0] & 0x1F;

    private static List<byte[]> Units(ReadOnlySpan<byte> bytes)
    {
        var units = new List<byte[]>();
        ReadOnlySpan<byte> start = [0, 0, 1];
        for (var at = bytes.IndexOf(start); at >= 0;)
        {
            bytes = bytes[(at + start.Length)..];
            at = bytes.IndexOf(start);
            units.Add((at < 0 ? bytes : bytes[..at]).TrimEnd((byte)0).ToArray());
        }

        return units;
    }

    /// <summary>Reads and writes numbers as H.264 codes them (section 9.1).</summary>
    private sealed class Bits(ReadOnlySpan<byte> head, Queue<bool> source)
    {
        private readonly List<byte> bytes = [.. head];
        private readonly List<bool> pending = [];

        public void CopyBits(int count)
        {
            for (var bit = 0; bit < count; bit++)
                Write(source.Dequeue());
        }

        public int CopyNumber()
        {
            var zeros = 0;
            while (!source.Dequeue())
                zeros++;
            var number = 1;
            for (var bit = 0; bit < zeros; bit++)
                number = (number << 1) | (source.Dequeue() ? 1 : 0);
            WriteNumber(number - 1);
            return number - 1;
        }

        public void WriteNumber(int value)
        {
            var length = 1 + System.Numerics.BitOperations.Log2((uint)value + 1);
            for (var bit = (2 * length) - 2; bit >= 0; bit--)
                Write(bit < length && (((value + 1) >> bit) & 1) == 1);
        }

        public void Write(bool bit)
        {
            pending.Add(bit);
            if (pending.Count < 8)
                return;
            bytes.Add((byte)pending.Aggregate(0, (value, next) => (value << 1) | (next ? 1 : 0)));
            pending.Clear();
        }

        /// <summary>A set bit ends the parameters, zeros fill the last byte.</summary>
        public byte[] End()
        {
            Write(true);
            while (pending.Count > 0)
                Write(false);
            return [.. bytes];
        }
    }
}
