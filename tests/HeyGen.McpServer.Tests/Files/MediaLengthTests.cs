using System.Buffers.Binary;
using System.Text;

namespace HeyGen.McpServer.Tests.Files;

/// <summary>Files are put together by hand here as their formats say; the two clips that the sandbox ships were made by ffmpeg.</summary>
public sealed class MediaLengthTests
{
    private const int MostReads = 2000;

    public static TheoryData<string, byte[], double> Files => new()
    {
        { "mp4", [.. Box("ftyp", "isom"u8), .. Box("moov", Box("mvhd", MovieHeader(1000, 3500)))], 3.5 },
        { "mp4, times of 8 bytes", [.. Box("ftyp", "isom"u8), .. Box("moov", Box("mvhd", LongMovieHeader(600, 7_200_000_000)))], 0 },
        { "mp4, version 1", [.. Box("ftyp", "isom"u8), .. Box("moov", Box("mvhd", LongMovieHeader(600, 6000)))], 10 },
        { "mp4, header behind the film",
            [.. Box("ftyp", "isom"u8), .. Box("mdat", new byte[100_000]), .. Box("moov", Box("mvhd", MovieHeader(90_000, 180_000)))], 2 },
        { "mp4, large box", [.. Box("ftyp", "isom"u8), .. LargeBox("mdat", new byte[100]), .. Box("moov", Box("mvhd", MovieHeader(1, 4)))], 4 },
        { "mp4, box to the end", [.. Box("ftyp", "isom"u8), .. OpenBox("moov", Box("mvhd", MovieHeader(1, 4)))], 4 },
        { "mp4 in fragments", [.. Box("ftyp", "iso5"u8), .. Box("moov", [.. Box("mvhd", MovieHeader(1000, 0)), .. Box("mvex", Box("mehd", Big(0, 8250)))])],
            8.25 },
        { "mov", [.. Box("wide", []), .. Box("mdat", new byte[64]), .. Box("moov", Box("mvhd", MovieHeader(600, 900)))], 1.5 },
        { "webm", WebM([.. Element(0x2AD7B1, [0x0F, 0x42, 0x40]), .. Element(0x4489, Double(12_345))]), 12.345 },
        { "webm, usual unit, short number", WebM(Element(0x4489, Single(2_000))), 2 },
        { "webm, unit of a microsecond", WebM([.. Element(0x4489, Double(5_000_000)), .. Element(0x2AD7B1, [0x03, 0xE8])]), 5 },
        { "webm without a length", WebM(Element(0x2AD7B1, [0x0F, 0x42, 0x40])), 0 },
        { "wav", Wave("RIFF", 16_000, 32_000, 32_000), 2 },
        { "wav, size left open", Wave("RIFF", 16_000, uint.MaxValue, 24_000), 1.5 },
        { "wav, size left at 0", Wave("RIFF", 16_000, 0, 24_000), 1.5 },
        { "wav, size beyond the file", Wave("RIFF", 16_000, 99_000, 24_000), 1.5 },
        // Shorter than it says: what is there counts.
        { "wav above 4 GB", Wave("RF64", 1000, uint.MaxValue, 1000, large: 1000), 1 },
        { "mp3", Mp3(frames: 100, table: null), 100 * 1152 / 44_100.0 },
        { "mp3 with pictures first", [.. Tag(300_000), .. Mp3(frames: 100, table: null)], 100 * 1152 / 44_100.0 },
        { "mp3, Xing", Mp3(frames: 5, table: Table("Xing", at: 36, count: 8, 5000)), 5000 * 1152 / 44_100.0 },
        { "mp3, Info", Mp3(frames: 5, table: Table("Info", at: 36, count: 8, 700)), 700 * 1152 / 44_100.0 },
        { "mp3, VBRI", Mp3(frames: 5, table: Table("VBRI", at: 36, count: 14, 900)), 900 * 1152 / 44_100.0 },
        { "mp3 of changing size without a table", [.. Mp3(frames: 100, table: null), .. Repeated(100, [0xFF, 0xFB, 0xE0, 0x00, .. new byte[1040]])], 0 },
        { "png", [0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[500]], 0 },
        { "text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Not a film at all. ", 500))), 0 },
        { "nothing", [], 0 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ReadAsync_Header_IsTheLength(string name, byte[] file, double seconds)
    {
        var read = await ReadAsync(new MemoryStream(file));

        Assert.True(seconds == 0 ? read is null : Math.Abs((double)read!.Value - seconds) <= 0.003 * seconds, $"{name}: {read}");
    }

    [Theory]
    [InlineData("1280x720.webm", 1)]
    [InlineData("720x900.webm", 1)]
    public async Task ReadAsync_ClipOfTheSandbox_IsTheLength(string name, double seconds)
    {
        await using var file = File.OpenRead(Repository.Path("src", "HeyGen.Sandbox", "Media", "Clips", name));

        Assert.InRange((double)(await ReadAsync(file))!.Value, seconds - 0.1, seconds + 0.1);
    }

    /// <summary>Broken in any place, a file has a length or none, and is done with soon.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task ReadAsync_BrokenAnywhere_NeitherThrowsNorGoesOn(string name, byte[] file, double seconds)
    {
        _ = seconds;
        var random = new Random(name.Length + file.Length);
        for (var round = 0; round < 200 && file.Length > 0; round++)
        {
            var broken = file.ToArray();
            var head = Math.Min(broken.Length, 200);
            for (var change = 0; change < 4; change++)
                broken[random.Next(head)] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };

            var stream = new CountingStream(random.Next(2) == 0 ? broken : broken[..random.Next(broken.Length)]);
            await ReadAsync(stream);
            Assert.InRange(stream.Reads, 0, MostReads);
        }
    }

    [Fact]
    public async Task ReadAsync_ThousandsOfBoxes_ReadsAFew()
    {
        var stream = new CountingStream([.. Box("ftyp", "isom"u8), .. Repeated(50_000, Box("free", []))]);

        Assert.Null(await ReadAsync(stream));
        Assert.InRange(stream.Reads, 0, MostReads);
    }

    [Theory]
    [InlineData(1000, 1)]
    // Where it ends is not seen, and what all frames together take is not known.
    [InlineData(4_000, 0)]
    public async Task ReadAsync_StreamThatOnlyGoesForward_TellsWhatItsBeginningDoes(int frames, int known)
    {
        var read = await ReadAsync(new ForwardStream(Mp3(frames, table: null)));

        Assert.Equal(known == 1, read is not null);
    }

    private static ValueTask<decimal?> ReadAsync(Stream stream) => MediaLength.ReadAsync(stream, TestContext.Current.CancellationToken);

    private static byte[] Box(string type, ReadOnlySpan<byte> content) => [.. Big(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] OpenBox(string type, ReadOnlySpan<byte> content) => [.. Big(0), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] LargeBox(string type, ReadOnlySpan<byte> content) =>
        [.. Big(1), .. Encoding.ASCII.GetBytes(type), .. Big(0, content.Length + 16), .. content];

    private static byte[] MovieHeader(int perSecond, int length) => [.. Big(0, 0, 0, perSecond, length), .. new byte[80]];

    private static byte[] LongMovieHeader(int perSecond, long length) =>
        [1, 0, 0, 0, .. Big(0, 0, 0, 0, perSecond, (int)(length >> 32), (int)length), .. new byte[80]];

    private static byte[] WebM(ReadOnlySpan<byte> info) =>
    [
        .. Element(0x1A45DFA3, [0x42, 0x86, 0x81, 0x01]),
        .. Big(0x18538067), 0x01, .. Enumerable.Repeat((byte)0xFF, 7),
        .. Element(0xEC, new byte[50]), .. Element(0x1549A966, info),
    ];

    private static byte[] Element(uint id, ReadOnlySpan<byte> content) =>
        [.. Big((int)id).SkipWhile(one => one == 0), (byte)(0x80 | content.Length), .. content];

    private static byte[] Wave(string type, uint perSecond, uint told, int data, long? large = null) =>
    [
        .. Encoding.ASCII.GetBytes(type), .. Little(told), .. "WAVE"u8,
        .. large is { } size ? [.. "ds64"u8, .. Little(28), .. Little(0), .. Little(0), .. Little((uint)size), .. Little((uint)(size >> 32)), .. new byte[12]]
            : Array.Empty<byte>(),
        .. "LIST"u8, .. Little(5), 1, 2, 3, 4, 5, 0,
        .. "fmt "u8, .. Little(16), 1, 0, 1, 0, .. Little(perSecond / 2), .. Little(perSecond), 2, 0, 16, 0,
        .. "data"u8, .. Little(told), .. new byte[data],
    ];

    /// <summary>Frames of 128 kbit/s at 44.1 kHz in two channels: 417 bytes each.</summary>
    private static byte[] Mp3(int frames, byte[]? table)
    {
        byte[] frame = [0xFF, 0xFB, 0x90, 0x00, .. new byte[413]];
        byte[] first = [.. frame];
        table?.CopyTo(first, 4);
        return [.. first, .. Repeated(frames - 1, frame)];
    }

    private static IEnumerable<byte> Repeated(int count, byte[] bytes) => Enumerable.Repeat(bytes, count).SelectMany(one => one);

    private static byte[] Table(string name, int at, int count, int frames)
    {
        var table = new byte[200];
        Encoding.ASCII.GetBytes(name).CopyTo(table, at - 4);
        table[at - 4 + 7] = 1;
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at - 4 + count), frames);
        return table;
    }

    private static byte[] Tag(int size) =>
        [.. "ID3"u8, 4, 0, 0, (byte)(size >> 21), (byte)((size >> 14) & 0x7F), (byte)((size >> 7) & 0x7F), (byte)(size & 0x7F), .. new byte[size]];

    private static byte[] Big(params int[] numbers) =>
        [.. numbers.SelectMany(number => new[] { (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number })];

    private static byte[] Little(uint number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    private static byte[] Double(double number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Single(float number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, number);
        return bytes;
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            // No more at a time than asked for, and never without end.
            return Reads > 10 * MostReads ? throw new InvalidOperationException("It reads without end.") : base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
