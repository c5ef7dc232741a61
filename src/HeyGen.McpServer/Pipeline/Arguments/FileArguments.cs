using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>What is known of the local files among a call's arguments before any is sent.</summary>
/// <param name="Versions">Path, size and time of each: a file that was changed makes another call.</param>
/// <param name="Seconds">How long those are whose header says so, by the place of the argument.</param>
internal sealed record ExaminedFiles(IReadOnlyList<string> Versions, IReadOnlyDictionary<string, decimal> Seconds);

/// <summary>Finds the files and finished jobs among a call's arguments, examines them, and gives them to HeyGen.</summary>
internal sealed class FileArguments(ArgumentBinder binder, LocalFiles local, AssetUploads uploads, JobMedia media)
{
    public bool HasAny(ToolCall call) => Find(call.Tool, call.Arguments).Count > 0 || Jobs(call.Tool, call.Arguments).Length > 0;

    /// <summary>The call with <c>kind:id</c> where a job of ours stands by its bare id in the place of an asset.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public async Task<ToolCall> NameJobsAsync(ToolCall call, string account, CancellationToken cancellationToken)
    {
        var arguments = call.Arguments.DeepClone().AsObject();
        foreach (var (_, node) in binder.AssetInputsOf(call.Tool).SelectMany(input => JsonPlaces.Of(arguments, input.Path)).ToList())
        {
            if (JsonText.Read(node) is { } text && await media.FindBareAsync(text, account, call.Caller, cancellationToken) is { } job)
                FileArgument.Replace(node, job.ToString());
        }

        return call with { Arguments = arguments };
    }

    /// <exception cref="FileRefusedException">A file may not be read.</exception>
    public async Task<ExaminedFiles> ExamineAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var seconds = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var files in Find(call.Tool, call.Arguments).Where(file => file.IsLocalFile).GroupBy(file => file.Text, StringComparer.Ordinal))
        {
            var (first, text) = (files.First(), files.Key);
            if (call.Made.TryGetValue(text, out var made))
            {
                versions.Add(made.Version);
                if (made.Seconds is { } known)
                    seconds[first.Place] = known;

                continue;
            }

            var folders = await NamePlaceAsync(first, () => local.AllowAsync(text, call.Caller.Roots, cancellationToken));
            versions.Add($"{text}\n{await NamePlaceAsync(first, () => Task.FromResult(folders.VersionOf(text)))}");
            if (call.Tool.Price is not null && await SecondsAsync(folders, text, cancellationToken) is { } length)
            {
                foreach (var file in files)
                    seconds[file.Place] = length;
            }
        }

        foreach (var (place, _, job) in Jobs(call.Tool, call.Arguments))
        {
            if ((await media.ReadAsync(place, job, cancellationToken)).Seconds is { } length)
                seconds[place] = length;
        }

        return new ExaminedFiles(versions, seconds);
    }

    /// <summary>Null also for a file that cannot be read: the upload refuses it, and a call that was made before needs it no more.</summary>
    private static async Task<decimal?> SecondsAsync(AllowedFolders folders, string text, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = folders.OpenForReading(text);
            return await MediaLength.ReadAsync(stream, cancellationToken);
        }
        catch (Exception fault) when (fault is FileRefusedException or IOException)
        {
            return null;
        }
    }

    /// <summary>Uploads the files, the same one once, and puts the links of the jobs in the place of their ids.</summary>
    /// <exception cref="FileRefusedException">A file cannot or may not be sent; the call was not.</exception>
    /// <exception cref="ArgumentsRefusedException">A job has made no file; nothing was sent.</exception>
    public async Task<ToolCall> UploadAsync(ToolCall call, Action<Transfer> show, CancellationToken cancellationToken)
    {
        var arguments = call.Arguments.DeepClone().AsObject();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Find(call.Tool, arguments))
        {
            if (!ids.TryGetValue(file.Text, out var id))
            {
                id = await NamePlaceAsync(file, async () => (await UploadAsync(call, file.Text, show, cancellationToken)).AssetId);
                ids.Add(file.Text, id);
            }

            file.Replace(id);
        }

        foreach (var (place, node, job) in Jobs(call.Tool, arguments))
            FileArgument.Replace(node, (await media.ReadAsync(place, job, cancellationToken)).Link);

        return call with { Arguments = arguments };
    }

    private Task<Uploaded> UploadAsync(ToolCall call, string text, Action<Transfer> show, CancellationToken cancellationToken) =>
        call.Made.TryGetValue(text, out var made)
            ? uploads.UploadAsync(made, show, cancellationToken)
            : uploads.UploadAsync(text, call.Caller.Roots, show, cancellationToken);

    private IReadOnlyList<FileArgument> Find(ToolDefinition tool, JsonObject arguments) => FileArgument.Find(arguments, binder.AssetInputsOf(tool));

    private (string Place, JsonNode Node, JobId Job)[] Jobs(ToolDefinition tool, JsonObject arguments) =>
    [
        .. binder.AssetInputsOf(tool).SelectMany(input => JsonPlaces.Of(arguments, input.Path))
            .Select(found => (found.Place, found.Node, Job: media.Find(JsonText.Read(found.Node))))
            .Where(found => found.Job is not null).Select(found => (found.Place, found.Node, found.Job!.Value)),
    ];

    /// <summary>A refusal says which of the arguments it is about.</summary>
    private static async Task<T> NamePlaceAsync<T>(FileArgument file, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (FileRefusedException refusal)
        {
            throw new FileRefusedException(refusal.Reason, $"{file.Place}: {refusal.Message}", refusal);
        }
    }
}
