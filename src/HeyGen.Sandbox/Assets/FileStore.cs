using System.Buffers;
using System.Security.Cryptography;

namespace HeyGen.Sandbox.Assets;

/// <summary>Takes in uploaded files. What is too large for memory goes to a folder that is made when first needed and deleted when the sandbox stops.</summary>
internal sealed class FileStore : IDisposable
{
    private const int LargestInMemory = 64 * 1024 * 1024;
    private const int BufferSize = 128 * 1024;

    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("heygen-sandbox-"));

    /// <summary>Reads exactly as many bytes as were announced.</summary>
    /// <exception cref="IOException">The body ended early.</exception>
    public async Task<StoredFile> ReceiveAsync(Stream body, long size, CancellationToken ct)
    {
        if (size > LargestInMemory)
        {
            return await SpillAsync(body, size, ct);
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

    private async Task<StoredFile> SpillAsync(Stream body, long size, CancellationToken ct)
    {
        var path = Path.Combine(this.folder.Value.FullName, Path.GetRandomFileName());
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            for (var left = size; left > 0;)
            {
                var count = await body.ReadAtLeastAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), 1, cancellationToken: ct);
                await file.WriteAsync(buffer.AsMemory(0, count), ct);
                checksum.AppendData(buffer, 0, count);
                left -= count;
            }

            return new(size, Bytes: null, path) { Checksum = Convert.ToHexStringLower(checksum.GetHashAndReset()) };
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
