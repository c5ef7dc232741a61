using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace HeyGen.McpServer.Files;

/// <summary>A download in progress, beside its target: <c>clip.mp4.0f3a….part</c>. A later call resumes it.</summary>
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

    public long Length { get; private set; }

    public string Path => stream.Name;

    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    /// <exception cref="FileRefusedException">The file cannot be written, or another download writes it.</exception>
    public static async Task<PartialFile> OpenAsync(DownloadTarget target, FileVersion version, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(target.Folder, $"{target.Name}.{version.Token}.part");
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
                await part.DisposeAsync();

            if (fault is IOException or UnauthorizedAccessException)
                throw FileRefusals.CannotWrite(path, fault);

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

    /// <summary>Closes the file. It stays for a later call that can verify its version, unless nothing is in it.</summary>
    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        if (stream.CanWrite)
        {
            await stream.DisposeAsync();
            if (Length == 0 || !Version.IsCertain)
                File.Delete(Path);
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
            Restart();

        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            Count(buffer.AsSpan(0, read));
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

/// <summary>Distinguishes versions of a file behind a link, so that halves of two are never put together.</summary>
/// <param name="Validator">What <c>If-Range</c> takes: a strong entity tag, or a date. Null where the server sends none.</param>
/// <param name="Size">The whole file's size; null where the server does not say.</param>
internal sealed record FileVersion(RangeConditionHeaderValue? Validator, long? Size)
{
    public static FileVersion Of(HttpResponseMessage answer)
    {
        var headers = answer.Content.Headers;
        var validator = answer.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
            : headers.LastModified is { } date ? new RangeConditionHeaderValue(date)
            : null;
        return new FileVersion(validator, headers.ContentRange?.Length ?? headers.ContentLength);
    }

    /// <summary>Another process can go on with what this one began only where the version is known for certain.</summary>
    public bool IsCertain => Validator is not null;

    /// <summary>Short enough for a file's name.</summary>
    public string Token => IsCertain
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Validator}\n{Size}")))[..12]
        : Guid.NewGuid().ToString("N")[..12];
}
