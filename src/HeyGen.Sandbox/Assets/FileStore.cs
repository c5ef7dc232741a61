using System.Security.Cryptography;

namespace HeyGen.Sandbox.Assets;

/// <summary>Takes in uploaded files. What is too large for memory goes to a folder that is made when first needed and deleted when the sandbox stops.</summary>
internal sealed class FileStore : IDisposable
{
    private const int LargestInMemory = 64 * 1024 * 1024;

    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("heygen-sandbox-"));

    /// <param name="body">The bytes.</param>
    /// <param name="size">How many they are, as its Content-Length says.</param>
    /// <param name="ct">Cancels it.</param>
    /// <exception cref="IOException">The body ended early.</exception>
    public async Task<StoredFile> ReceiveAsync(Stream body, long size, CancellationToken ct)
    {
        if (size > LargestInMemory)
        {
            return await SpillAsync(body, ct);
        }
        var bytes = new byte[size];
        await body.ReadExactlyAsync(bytes, ct);
        return StoredFile.Of(bytes) with { Checksum = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
    }

    /// <summary>Forgets a file. One that somebody is just reading is readable to its end.</summary>
    public static void Delete(StoredFile file)
    {
        if (file.Path is { } path)
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        if (this.folder.IsValueCreated)
        {
            this.folder.Value.Delete(recursive: true);
        }
    }

    private async Task<StoredFile> SpillAsync(Stream body, CancellationToken ct)
    {
        var path = Path.Combine(this.folder.Value.FullName, Path.GetRandomFileName());
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
