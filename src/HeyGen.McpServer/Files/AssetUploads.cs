using System.Buffers.Text;
using HeyGen.McpServer.Jobs.Polling;

namespace HeyGen.McpServer.Files;

/// <summary>A file that HeyGen has.</summary>
/// <param name="AssetId">What other calls name it by.</param>
/// <param name="Job">The state of its processing; null where it was ready at once.</param>
internal sealed record Uploaded(string AssetId, JsonObject Answer, JobSnapshot? Job);

/// <summary>HeyGen's operations that take files, and the job kind of processing one.</summary>
/// <param name="Small">Takes a file of at most 32 MB as a form.</param>
/// <param name="Get">Reads an asset.</param>
/// <param name="Kind">The job of taking a large file in.</param>
internal sealed record UploadOperations(Operation Small, DirectUploadOperations Large, Operation Get, JobKind Kind);

/// <summary>Uploads files, wherever they are: below an allowed folder, in the web, or in the arguments.</summary>
internal sealed class AssetUploads(
    HeyGenClient heyGen, UploadOperations operations, KnownAssets known, JobPoller jobs, LocalFiles local, PublicWeb web, TimeProvider time) : IDisposable
{
    /// <summary>Files of the web that may be kept at once: each takes room on this machine's disk until HeyGen has it.</summary>
    private const int MostFetches = 4;

    /// <summary>HeyGen's limit for an upload in one request.</summary>
    private const long MostInOneRequest = 32L * 1024 * 1024;

    private const int ShortestBase64 = 40;
    private const int LongestPath = 255;

    private readonly SemaphoreSlim fetches = new(MostFetches);

    /// <summary>How long HeyGen may take to process a large file; after that, the result says that it goes on.</summary>
    private static readonly TimeSpan longestProcessing = TimeSpan.FromMinutes(5);

    /// <param name="file">A path, an https URL, a <c>data:</c> address or bare base64.</param>
    /// <exception cref="FileRefusedException">The file cannot or may not be sent; nothing was sent.</exception>
    /// <exception cref="HeyGenException">HeyGen did not take it.</exception>
    public async Task<Uploaded> UploadAsync(
        string file, Func<CancellationToken, Task<IReadOnlyList<string>>> roots, Action<Transfer> show, CancellationToken cancellationToken)
    {
        var text = file.Trim();
        if (!IsWebAddress(text))
            return await UploadOneAsync(await OpenAsync(text, roots, show, cancellationToken), show, cancellationToken);

        await fetches.WaitAsync(cancellationToken);
        try
        {
            return await UploadOneAsync(await OpenAsync(text, roots, show, cancellationToken), show, cancellationToken);
        }
        finally
        {
            fetches.Release();
        }
    }

    /// <exception cref="FileRefusedException">The file cannot be made; nothing was sent.</exception>
    /// <exception cref="HeyGenException">HeyGen did not take it.</exception>
    public async Task<Uploaded> UploadAsync(MadeFile file, Action<Transfer> show, CancellationToken cancellationToken) =>
        await UploadOneAsync(await FileSource.FromAsync(await file.MakeAsync(cancellationToken), file.Name, cancellationToken), show, cancellationToken);

    public void Dispose() => fetches.Dispose();

    private async Task<Uploaded> UploadOneAsync(FileSource file, Action<Transfer> show, CancellationToken cancellationToken)
    {
        await using var source = file;
        var name = await known.NameAsync(source.Content, cancellationToken);
        if (await known.FindAsync(name, cancellationToken) is { } there)
            return there with { Answer = Describe(there, source) };

        var uploaded = await SendAsync(source, show, cancellationToken);
        if (uploaded.Job?.State is not JobState.Running)
            await known.KeepAsync(name, uploaded.AssetId, cancellationToken);

        return uploaded;
    }

    /// <summary>As the answer to an upload shows it.</summary>
    private static JsonObject Describe(Uploaded there, FileSource source) => new()
    {
        ["asset_id"] = there.AssetId,
        ["url"] = there.Answer["url"]?.DeepClone(),
        ["mime_type"] = source.Type.MediaType,
        ["size_bytes"] = source.Size,
        ["already_uploaded"] = true,
    };

    private async Task<Uploaded> SendAsync(FileSource source, Action<Transfer> show, CancellationToken cancellationToken)
    {
        var report = new TransferReport(show, "Uploading", source.Name, source.Size, time);
        var content = new CountedStream(source.Content, report);
        if (source.Size <= MostInOneRequest && !source.Type.NeedsDirectUpload)
            return Read(await heyGen.UploadAsync(operations.Small, content, source.Name, source.Type.MediaType, cancellationToken));

        var large = Read(await UploadDirectlyAsync(source, content, cancellationToken));
        return large with { Job = await WaitAsync(large.AssetId, JsonText.At(large.Answer, "status"), cancellationToken) };
    }

    private async Task<HeyGenAnswer> UploadDirectlyAsync(FileSource source, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await heyGen.UploadDirectlyAsync(operations.Large, content, source.Name, source.Type.MediaType, cancellationToken);
        }
        catch (FileRefusedException refusal)
        {
            throw FileRefusals.NotAStore(refusal);
        }
    }

    private static Uploaded Read(HeyGenAnswer answer) =>
        answer.Data.ValueKind is JsonValueKind.Object && JsonObject.Create(answer.Data)! is var fields && JsonText.At(fields, "asset_id") is { } id
            ? new Uploaded(id, fields, Job: null)
            : throw FileRefusals.NotTaken("upload", "HeyGen's answer names no asset");

    private async Task<FileSource> OpenAsync(
        string file, Func<CancellationToken, Task<IReadOnlyList<string>>> roots, Action<Transfer> show, CancellationToken cancellationToken)
    {
        if (InlineFile.IsDataAddress(file))
            return await InlineAsync(file, cancellationToken);

        if (IsWebAddress(file))
            return await WebFile.FetchAsync(web, file, local.ServesLocalUser, show, time, cancellationToken);

        if (LooksLikeBase64(file))
            return await InlineAsync(file, cancellationToken);

        var folders = await local.AllowAsync(file, roots, cancellationToken);
        var opened = folders.OpenForReading(file);
        return await FileSource.FromAsync(opened, Path.GetFileName(opened.Name), cancellationToken);
    }

    /// <summary>An answer without a status says nothing of work still to be done.</summary>
    private async Task<JobSnapshot?> WaitAsync(string assetId, string? status, CancellationToken cancellationToken)
    {
        if (status is null)
            return null;

        var start = new JobSnapshot(new JobId(operations.Kind.Name, assetId), operations.Kind.Meaning(status), status, []);
        var last = await jobs.WaitAsync(operations.Kind, start, longestProcessing, changed: null, cancellationToken);
        return last.State is JobState.Failed or JobState.Gone ? throw FileRefusals.NotTaken(assetId, last.Failure) : last;
    }

    private static Task<FileSource> InlineAsync(string file, CancellationToken cancellationToken) =>
        FileSource.FromAsync(new MemoryStream(InlineFile.Read(file), writable: false), "file", cancellationToken);

    private static bool IsWebAddress(string file) =>
        file.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || file.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Base64 without its address: it begins as a known file does, which no path decodes to, or it is longer than paths are.</summary>
    private static bool LooksLikeBase64(string file)
    {
        if (file.Length < ShortestBase64 || !Base64.IsValid(file))
            return false;

        Span<byte> head = stackalloc byte[ShortestBase64];
        return file.Length > LongestPath
            || (Convert.TryFromBase64Chars(file.AsSpan(0, ShortestBase64), head, out var length) && FileType.Detect(head[..length]) is not null);
    }
}
