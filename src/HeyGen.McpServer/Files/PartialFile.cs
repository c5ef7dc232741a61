using System.Security.Cryptography;

namespace HeyGen.McpServer.Files;

/// <summary>
/// A download under way, beside its target and named after it and the version: <c>clip.mp4.0f3a….part</c>. What an earlier call left there is
/// gone on with.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private readonly FileStream stream;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[FileType.HeadBytes];
    private int headLength;

    private PartialFile(FileStream stream, FileVersion version)
    {
        this.stream = stream;
        Version = version;
    }

    public FileVersion Version { get; }

    /// <summary>Bytes that are there.</summary>
    public long Length { get; private set; }

    public string Path => stream.Name;

    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    /// <exception cref="FileRefusedException">The file cannot be written, or another download writes it.</exception>
    public static async Task<PartialFile> OpenAsync(DownloadTarget target, FileVersion version, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(target.Folder, $"{target.Name}.{version.Mark}.part");
        PartialFile? part = null;
        try
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                // Nobody but this program has a use for the name: a link there is a trap.
                File.Delete(path);
            }

            part = new PartialFile(Open(path), version);
            target.Folders.RequireInside(part.stream, path);
            await part.ReadWhatIsThereAsync(cancellationToken);
            return part;
        }
        catch (Exception fault)
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }

            if (fault is IOException or UnauthorizedAccessException)
            {
                throw FileRefusals.CannotWrite(path, fault);
            }

            throw;
        }
    }

    /// <exception cref="FileRefusedException">The disk does not take it.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException fault)
        {
            throw FileRefusals.CannotWrite(Path, fault);
        }

        Count(bytes.Span);
    }

    /// <summary>Forgets what is there.</summary>
    public void Restart()
    {
        stream.SetLength(0);
        hash.GetHashAndReset();
        Length = 0;
        headLength = 0;
    }

    /// <summary>Closes the file, whole, and gives its SHA-256.</summary>
    /// <exception cref="FileRefusedException">The disk does not take it.</exception>
    public async Task<string> FinishAsync()
    {
        try
        {
            await stream.DisposeAsync();
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (IOException fault)
        {
            throw FileRefusals.CannotWrite(Path, fault);
        }
    }

    /// <summary>Closes the file. It stays for a later call that can tell it is of the same version, unless nothing is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        if (stream.CanWrite)
        {
            await stream.DisposeAsync();
            if (Length == 0 || !Version.IsCertain)
            {
                File.Delete(Path);
            }
        }
    }

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    private async Task ReadWhatIsThereAsync(CancellationToken cancellationToken)
    {
        if (Version.Size is { } size && stream.Length > size)
        {
            Restart();
        }

        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            Count(buffer.AsSpan(0, read));
        }
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        var missing = Math.Min(head.Length - headLength, bytes.Length);
        bytes[..missing].CopyTo(head.AsSpan(headLength));
        headLength += missing;
        hash.AppendData(bytes);
        Length += bytes.Length;
    }
}
