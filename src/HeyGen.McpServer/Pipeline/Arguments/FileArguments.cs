using HeyGen.McpServer.Files;
using HeyGen.McpServer.Schemas;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>What is known of the local files among a call's arguments before any is sent.</summary>
/// <param name="Versions">Path, size and time of each: a file that was changed makes another call.</param>
/// <param name="Seconds">How long those are whose header says so, by the place of the argument.</param>
internal sealed record ExaminedFiles(IReadOnlyList<string> Versions, IReadOnlyDictionary<string, decimal> Seconds);

/// <summary>Finds the files and finished jobs among a call's arguments, examines them, and gives them to HeyGen.</summary>
internal sealed class FileArguments(ArgumentBinder binder, LocalFiles local, AssetUploads uploads, JobMedia media)
{
    public bool HasAny(ToolCall call) => Find(call.Tool, call.Arguments).Count > 0 || Jobs(call.Tool, call.Arguments).Length > 0;

    /// <exception cref="FileRefusedException">A file may not be read.</exception>
    public async Task<ExaminedFiles> ExamineAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var versions = new List<string>();
        var seconds = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var files in Find(call.Tool, call.Arguments).Where(file => file.IsLocalFile).GroupBy(file => file.Text, StringComparer.Ordinal))
        {
            var (first, text) = (files.First(), files.Key);
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
                id = await NamePlaceAsync(file, async () => (await uploads.UploadAsync(file.Text, call.Caller.Roots, show, cancellationToken)).AssetId);
                ids.Add(file.Text, id);
            }

            file.Replace(id);
        }

        foreach (var (place, node, job) in Jobs(call.Tool, arguments))
            FileArgument.Replace(node, (await media.ReadAsync(place, job, cancellationToken)).Link);

        return call with { Arguments = arguments };
    }

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

/// <summary>
/// A file that stands among a tool's arguments in a form that HeyGen does not take: a path, or bytes where only an address or an id may stand. It is
/// uploaded first, and the call goes on with its asset id.
/// </summary>
/// <param name="Place">Where it stands, as a caller writes it.</param>
internal sealed record FileArgument(string Place, string Text, JsonNode Node, ManifestAssetInput Input)
{
    /// <summary>Bytes among the arguments are no file of this machine.</summary>
    public bool IsLocalFile => !InlineFile.IsDataAddress(Text);

    public static IReadOnlyList<FileArgument> Find(JsonObject arguments, IReadOnlyList<ManifestAssetInput> places) =>
        [.. places.SelectMany(input => JsonPlaces.Of(arguments, input.Path).Select(found => At(found.Place, found.Node, input)).OfType<FileArgument>())];

    public void Replace(string assetId) => Replace(Node, assetId, Input.IdField);

    /// <param name="node">What stands there.</param>
    /// <param name="value">What is to stand there.</param>
    /// <param name="field">The field for it, where that is another one.</param>
    public static void Replace(JsonNode node, string value, string? field = null)
    {
        if (node.Parent is JsonArray items)
        {
            items[node.GetElementIndex()] = value;
            return;
        }

        var (fields, name) = (node.Parent!.AsObject(), node.GetPropertyName());
        fields.Remove(name);
        fields[field ?? name] = value;
    }

    private static FileArgument? At(string place, JsonNode node, ManifestAssetInput input) =>
        JsonText.Read(node) is { } text && NeedsUpload(text, input) ? new FileArgument(place, text, node, input) : null;

    private static bool NeedsUpload(string text, ManifestAssetInput input) => InlineFile.IsDataAddress(text) ? !input.TakesBytes : LocalPath.IsMeant(text);
}
