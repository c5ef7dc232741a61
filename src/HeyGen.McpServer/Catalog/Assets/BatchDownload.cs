using System.Text.RegularExpressions;
using HeyGen.McpServer.Catalog.Personalised;
using HeyGen.McpServer.Files;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>
/// Saves what a batch made, a file an item, and a table of them. Called again it saves what is missing: a name stands for one item, so a file that is there
/// is that item's.
/// </summary>
internal sealed partial class BatchDownload(DownloadSources sources, RowsFile files, PublicWeb web, ServerSettings settings, TimeProvider time)
{
    private const string Table = "results";

    /// <summary>Files and failures that a result names; the table names all.</summary>
    private const int MostShown = 20;

    /// <param name="show">Takes the progress of one item's file, and which share of the whole is done with it.</param>
    /// <exception cref="FileRefusedException">The place may not be written, or its names would not differ.</exception>
    public async Task<ToolResult> RunAsync(
        DownloadAsset asked, DownloadBatch batch, AllowedFolders folders, Caller caller, Action<Transfer, double> show, CancellationToken cancellationToken)
    {
        var table = asked.RowsFile is { } file ? await files.ReadAsync(file, caller, cancellationToken) : null;
        if (table is not null && table.Rows.Count != batch.Items.Count)
            throw FileRefusals.OtherRows(asked.RowsFile!, table.Rows.Count, batch.Items.Count);

        var columns = table?.Columns ?? [];
        var (folder, pattern) = Place(asked.Path, batch.Name, columns);
        var target = DownloadTarget.Choose(folders, $"{folder}/", suggestedName: pattern, asked.Overwrite ?? false);
        var saved = new List<SavedItem>();
        foreach (var (index, item) in batch.Items.Index())
        {
            var row = new BatchRow(index + 1, batch.Items.Count, item.Id, table?.Rows[index] ?? new Dictionary<string, string>());
            void Show(Transfer transfer) => show(transfer with { Name = $"{transfer.Name} ({row.Number} of {row.Total})" }, (double)row.Number / row.Total);
            saved.Add(await SaveAsync(asked, item, row, target, Show, cancellationToken));
        }

        return ToolResult.From(Describe(saved, target, await WriteTableAsync(saved, columns, target, cancellationToken)));
    }

    private async Task<SavedItem> SaveAsync(
        DownloadAsset asked,
        DownloadItem item,
        BatchRow row,
        DownloadTarget target,
        Action<Transfer> show,
        CancellationToken cancellationToken)
    {
        if (item is not { Id: { } id, Problem: null })
            return new SavedItem(row, File: null, item.Problem);

        try
        {
            var (found, _, other) = await sources.OfJobAsync(item.Kind, id, asked.What, cancellationToken);
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
    private static (string Folder, string Pattern) Place(string? path, string batch, IReadOnlyList<string> columns)
    {
        if (path is null || !path.Contains('{', StringComparison.Ordinal))
            return (path ?? FileName.Safe(batch), "{row}-{title}");

        var end = path.LastIndexOfAny(['/', '\\']);
        var (folder, pattern) = (end < 0 ? "." : path[..Math.Max(end, 1)], path[(end + 1)..]);
        var names = Placeholder().Matches(pattern).Select(match => match.Value).ToArray();
        bool IsKnown(string name) => name is "{row}" or "{id}" or "{title}" || columns.Contains(name[1..^1], StringComparer.OrdinalIgnoreCase);
        return !folder.Contains('{', StringComparison.Ordinal) && Array.TrueForAll(names, IsKnown)
            && names.Any(name => name is "{row}" or "{id}")
            ? (folder, pattern)
            : throw FileRefusals.NoPattern(path);
    }

    private static string Name(string pattern, BatchRow row, DownloadSource found)
    {
        // A dot would make the rest of a title look like an extension.
        var title = FileName.Safe(found.Title ?? row.Id!).Replace('.', '-');
        var number = row.Number.ToString($"D{row.Total.ToString(CultureInfo.InvariantCulture).Length}", CultureInfo.InvariantCulture);
        var name = Placeholder().Replace(pattern, match => match.Value switch
        {
            "{row}" => number,
            "{id}" => row.Id!,
            "{title}" => title,
            var column => FileName.Safe(row.Cells.GetValueOrDefault(column[1..^1], "")).Replace('.', '-'),
        });
        return FileName.Safe(Path.HasExtension(pattern) ? name : name + LinkedFile.Extension(found.Link.Url));
    }

    private static async Task<string> WriteTableAsync(
        IReadOnlyList<SavedItem> saved, IReadOnlyList<string> columns, DownloadTarget target, CancellationToken cancellationToken)
    {
        var table = new StringBuilder().AppendJoin(',', ["row", .. columns.Select(Quoted), "id", "file", "problem"]).Append("\r\n");
        foreach (var item in saved)
        {
            string?[] cells = [$"{item.Row.Number}", .. columns.Select(column => item.Row.Cells.GetValueOrDefault(column)), item.Row.Id, item.File, item.Problem];
            table.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }

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
        var there = saved.Where(item => item.File is not null).Select(item => (JsonNode?)item.File).ToArray();
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
            ["files"] = new JsonArray([.. there.Take(MostShown)]),
            ["table"] = Path.GetFileName(table),
        };
        if (there.Length > MostShown)
            shown["more_files"] = there.Length - MostShown;

        if (failed.Length == 0)
            return shown;

        shown["failed_items"] = new JsonArray([.. failed.Take(MostShown).Select(item => (JsonNode)new JsonObject
        {
            ["row"] = item.Row.Number,
            ["problem"] = UntrustedText.Clean(item.Problem!),
        })]);
        shown["next"] = "failed_items, and the table for all, say what is missing and why. Called again, download_asset saves only what is not there yet.";
        return shown;
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <param name="Id">The member's id; null where HeyGen made none.</param>
    /// <param name="Cells">What the caller's table holds for it, by column.</param>
    private sealed record BatchRow(int Number, int Total, string? Id, IReadOnlyDictionary<string, string> Cells);

    private sealed record SavedItem(BatchRow Row, string? File, string? Problem)
    {
        /// <summary>Saved by an earlier call.</summary>
        public bool WasThere { get; init; }
    }
}
