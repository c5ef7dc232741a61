using System.Security.Cryptography;

namespace HeyGen.Sandbox.Assets;

/// <summary>Takes in uploaded files. What is too large for memory goes to a folder that is made when first needed and deleted when the sandbox stops.</summary>
internal sealed class FileStore : IDisposable
{
    private const int LargestInMemory = 64 * 1024 * 1024;

    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("heygen-sandbox-"));

    /// <param name="size">How many they are, as its Content-Length says.</param>
    /// <exception cref="IOException">The body ended early.</exception>
    public async Task<StoredFile> ReceiveAsync(Stream body, long size, CancellationToken ct)
    {
        if (size > LargestInMemory)
            return await SpillAsync(body, ct);
        var bytes = new byte[size];
        await body.ReadExactlyAsync(bytes, ct);
        return StoredFile.Of(bytes) with { Checksum = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }

    /// <summary>Forgets a file. One that somebody is just reading is readable to its end.</summary>
    public static void Delete(StoredFile file)
    {
        if (file.Path is { } path)
            File.Delete(path);
    }

    public void Dispose()
    {
        if (folder.IsValueCreated)
            folder.Value.Delete(recursive: true);
    }

    private async Task<StoredFile> SpillAsync(Stream body, CancellationToken ct)
    {
        var path = Path.Combine(folder.Value.FullName, Path.GetRandomFileName());
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew);
            await body.CopyToAsync(file, ct);
            file.Position = 0;
            return new(file.Length, Bytes: null, path) { Checksum = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) };
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}

/// <summary>The bytes of an uploaded file: in memory while it is small, in a temporary file otherwise.</summary>
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
