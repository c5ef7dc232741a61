namespace HeyGen.Sandbox.Assets;

/// <summary>The bytes of an uploaded file: in memory while it is small, in a temporary file otherwise.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Bytes">Null when they are in a file.</param>
/// <param name="Path">The temporary file; null when the bytes are in memory.</param>
internal sealed record StoredFile(long Size, byte[]? Bytes, string? Path)
{
    private const int BytesThatTellTheType = 512;

    /// <summary>SHA-256 in lower-case hexadecimal, of a file that came by direct upload; null for another.</summary>
    public string? Checksum { get; init; }

    public static StoredFile Of(byte[] bytes) => new(bytes.Length, bytes, Path: null);

    public Stream Open() => Bytes is not null ? new MemoryStream(Bytes, writable: false) : File.OpenRead(Path!);

    /// <summary>The type found from the first bytes; null when it is none that HeyGen takes.</summary>
    public FileType? DetectType()
    {
        using var stream = Open();
        var start = new byte[Math.Min(Size, BytesThatTellTheType)];
        stream.ReadExactly(start);
        return FileType.Detect(start);
    }
}
