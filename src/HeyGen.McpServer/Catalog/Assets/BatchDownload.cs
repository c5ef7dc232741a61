using System.Text.RegularExpressions;
using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>
/// Saves what a batch made, a file an item, and a table of them. Called again it saves what is missing: a name stands for one item, so a file that is there
/// is that item's.
/// </summary>
internal sealed partial class BatchDownload(DownloadSources sources, PublicWeb web, ServerSettings settings, TimeProvider time)
{
    private const string Table = "results";

    /// <param name="show">Takes the progress of one item's file, and which share of the whole is done with it.</param>
    /// <exception cref="FileRefusedException">The place may not be written, or its names would not differ.</exception>
    public async Task<ToolResult> RunAsync(
        DownloadAsset asked, DownloadBatch batch, AllowedFolders folders, Action<Transfer, double> show, CancellationToken cancellationToken)
    {
        var (folder, pattern) = Place(asked.Path, batch.Id);
        var target = DownloadTarget.Choose(folders, $"{folder}/", suggestedName: pattern, asked.Overwrite ?? false);
        var saved = new List<SavedItem>();
        foreach (var (index, item) in batch.Items.Index())
        {
            var row = new BatchRow(index + 1, batch.Items.Count, JsonText.At(item, batch.Members.IdField));
            void Show(Transfer transfer) => show(transfer with { Name = $"{transfer.Name} ({row.Number} of {row.Total})" }, (double)row.Number / row.Total);
            saved.Add(await SaveAsync(asked, batch, item, row, target, Show, cancellationToken));
        }

        return ToolResult.From(Describe(saved, target, await WriteTableAsync(saved, target, cancellationToken)));
    }

    private async Task<SavedItem> SaveAsync(
        DownloadAsset asked,
        DownloadBatch batch,
        JsonObject item,
        BatchRow row,
        DownloadTarget target,
        Action<Transfer> show,
        CancellationToken cancellationToken)
    {
        if (row.Id is null || batch.Members.Kind!.Meaning(JsonText.At(item, "status")) is JobState.Failed)
            return new SavedItem(row, File: null, JsonText.At(item, "error.message") ?? JsonText.At(item, "error.code") ?? "HeyGen made nothing of this item.");

        try
        {
            var (found, _, other) = await sources.OfJobAsync(batch.Members.Kind, row.Id, asked.What, cancellationToken);
            if (found is null)
                return new SavedItem(row, File: null, other!.Text);

            var named = target with { Name = Name(target.Name, row, found) };
            if (!named.Overwrites && Path.Exists(Path.Combine(named.Folder, named.Name)))
                return new SavedItem(row, named.Name, Problem: null) { WasThere = true };

            var file = await new FileDownload(web, named, found.Link, settings.DownloadLimit, show, time).RunAsync(cancellationToken);
            return new SavedItem(row, Path.GetFileName(file.Path), Problem: null);
        }
        catch (Exception fault) when (fault is HeyGenException or FileRefusedException)
        {
            // One item must not keep the others from being saved.
            return new SavedItem(row, File: null, fault.Message);
        }
    }

    /// <summary>What a caller wrote: nothing, a folder, or a folder and a pattern for the names in it.</summary>
    private static (string Folder, string Pattern) Place(string? path, JobId batch)
    {
        if (path is null || !path.Contains('{', StringComparison.Ordinal))
            return (path ?? FileName.Safe($"{batch.Kind}-{batch.Id}"), "{row}-{title}");

        var end = path.LastIndexOfAny(['/', '\\']);
        var (folder, pattern) = (end < 0 ? "." : path[..Math.Max(end, 1)], path[(end + 1)..]);
        var names = Placeholder().Matches(pattern).Select(match => match.Value).ToArray();
        return !folder.Contains('{', StringComparison.Ordinal) && Array.TrueForAll(names, name => name is "{row}" or "{id}" or "{title}")
            && names.Any(name => name is "{row}" or "{id}")
            ? (folder, pattern)
            : throw FileRefusals.NoPattern(path);
    }

    private static string Name(string pattern, BatchRow row, DownloadSource found)
    {
        // A dot would make the rest of a title look like an extension.
        var title = FileName.Safe(found.Title ?? row.Id!).Replace('.', '-');
        var number = row.Number.ToString($"D{row.Total.ToString(CultureInfo.InvariantCulture).Length}", CultureInfo.InvariantCulture);
        var name = Placeholder().Replace(pattern, match => match.Value switch { "{row}" => number, "{id}" => row.Id!, _ => title });
        return FileName.Safe(Path.HasExtension(pattern) ? name : name + LinkedFile.Extension(found.Link.Url));
    }

    private static async Task<string> WriteTableAsync(IReadOnlyList<SavedItem> saved, DownloadTarget target, CancellationToken cancellationToken)
    {
        var table = new StringBuilder("row,id,file,problem\r\n");
        foreach (var item in saved)
            table.AppendJoin(',', new[] { $"{item.Row.Number}", item.Row.Id, item.File, item.Problem }.Select(Quoted)).Append("\r\n");

        var beside = Path.Combine(target.Folder, $"{Table}.{Guid.NewGuid():N}.part");
        try
        {
            await File.WriteAllTextAsync(beside, table.ToString(), cancellationToken);
            return (target with { Name = Table }).Take(beside, ".csv");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FileRefusals.CannotWrite(beside, fault);
        }
    }

    private static string Quoted(string? text) => $"\"{UntrustedText.Clean(text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static JsonObject Describe(IReadOnlyList<SavedItem> saved, DownloadTarget target, string table)
    {
        SavedItem[] failed = [.. saved.Where(item => item.File is null)];
        var shown = new JsonObject
        {
            ["folder"] = target.Folder,
            ["counts"] = new JsonObject
            {
                ["saved"] = saved.Count(item => item is { File: not null, WasThere: false }),
                ["already_there"] = saved.Count(item => item.WasThere),
                ["failed"] = failed.Length,
            },
            ["files"] = new JsonArray([.. saved.Where(item => item.File is not null).Select(item => (JsonNode?)item.File)]),
            ["table"] = Path.GetFileName(table),
        };
        if (failed.Length == 0)
            return shown;

        shown["failed_items"] = new JsonArray([.. failed.Select(item => (JsonNode)new JsonObject
        {
            ["row"] = item.Row.Number,
            ["problem"] = UntrustedText.Clean(item.Problem!),
        })]);
        shown["next"] = "failed_items says what is missing and why. Called again, download_asset saves only what is not there yet.";
        return shown;
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <param name="Id">The member's id; null where HeyGen made none.</param>
    private sealed record BatchRow(int Number, int Total, string? Id);

    private sealed record SavedItem(BatchRow Row, string? File, string? Problem)
    {
        /// <summary>Saved by an earlier call.</summary>
        public bool WasThere { get; init; }
    }
}
