using System.Text.RegularExpressions;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Pipeline.Arguments;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>Makes a video of each row, and finds everything that is wrong with any of them before one is sent.</summary>
internal sealed partial class PersonalisedVideos(RowsFile files, ArgumentBinder binder) : ICallExpansion
{
    /// <summary>HeyGen's limit of a batch.</summary>
    public const int BatchSize = 100;

    private const int MostRowsNamed = 5;
    private const string Videos = "videos";

    /// <summary>The same call with the videos of all rows in place of the one video and the rows.</summary>
    /// <exception cref="ArgumentsRefusedException">Columns, cells or a row's video are wrong; nothing was sent.</exception>
    /// <exception cref="HeyGen.McpServer.Files.FileRefusedException">The file of rows cannot or may not be read.</exception>
    public async Task<ToolCall> ExpandAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var asked = call.Read(PersonalisedJson.Default.CreatePersonalisedVideos);
        var table = asked.RowsFile is { } file ? await files.ReadAsync(file, call.Caller, cancellationToken) : Table(asked.Rows!);
        Require([.. Columns(asked, table), .. EmptyCells(asked, table)]);

        var videos = new JsonArray();
        List<(int Row, string Text)> faults = [];
        foreach (var (number, rows) in table.Rows.Chunk(BatchSize).Index())
        {
            var batch = new JsonObject { [Videos] = new JsonArray([.. rows.Select(row => PlaceholderText.Filled(asked.Video, row))]) };
            try
            {
                foreach (var video in binder.Bind(VideoTools.CreateBatch, batch, call.Caller).Arguments[Videos]!.AsArray())
                    videos.Add(video!.DeepClone());
            }
            catch (ArgumentsRefusedException refusal)
            {
                faults.AddRange(refusal.Problems.Select(problem => InRow(problem, number * BatchSize)));
            }
        }

        Require([.. faults.GroupBy(fault => fault.Text, fault => fault.Row).Select(fault => new ArgumentProblem(fault.Key, $"{Rows([.. fault])}: {fault.Key}"))]);
        var arguments = new JsonObject { [Videos] = videos };
        foreach (var name in (string[])["title", "folder_id"])
        {
            if (call.Arguments[name] is { } value)
                arguments[name] = value.DeepClone();
        }

        return call with { Arguments = arguments };
    }

    private static RowTable Table(IReadOnlyList<JsonObject> rows)
    {
        try
        {
            return RowTable.Of(rows);
        }
        catch (FormatException fault)
        {
            throw new ArgumentsRefusedException([new ArgumentProblem("rows", $"rows: {fault.Message}.")]);
        }
    }

    private static void Require(IReadOnlyList<ArgumentProblem> problems)
    {
        if (problems.Count > 0)
            throw new ArgumentsRefusedException(problems);
    }

    /// <summary>A placeholder without a column would be spoken; a column that nothing uses is a misspelt placeholder more often than not.</summary>
    private static IEnumerable<ArgumentProblem> Columns(CreatePersonalisedVideos asked, RowTable table)
    {
        var used = PlaceholderText.NamesIn(asked.Video);
        var others = asked.OtherColumns ?? [];
        foreach (var name in used.Concat(others).Where(name => !table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var nearest = NearestName.To(name, table.Columns) is { } near ? $" Did you mean {near}?" : "";
            yield return new(name, $"{name}: the rows have no such column; they have {string.Join(", ", table.Columns)}.{nearest}");
        }

        foreach (var name in table.Columns.Where(name => !used.Concat(others).Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new(
                name, $"{name}: no text of video holds {{{{{name}}}}}. Write it there (title is one), or name the column in other_columns to leave it unused.");
        }
    }

    private static IEnumerable<ArgumentProblem> EmptyCells(CreatePersonalisedVideos asked, RowTable table) =>
        from name in PlaceholderText.NamesIn(asked.Video)
        where table.Columns.Contains(name, StringComparer.OrdinalIgnoreCase)
        let empty = table.Rows.Index().Where(row => row.Item.GetValueOrDefault(name, "").Length == 0).Select(row => row.Index + 1).ToArray()
        where empty.Length > 0
        select new ArgumentProblem(name, $"{Rows(empty)}: {name} is empty, and the video needs it.");

    private static (int Row, string Text) InRow(ArgumentProblem problem, int before)
    {
        var place = Item().Match(problem.Path);
        return place.Success
            ? (before + int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1, problem.Message.Replace(place.Value, "video.", StringComparison.Ordinal))
            : (before + 1, problem.Message);
    }

    private static string Rows(int[] rows)
    {
        int[] distinct = [.. rows.Distinct()];
        var named = string.Join(", ", distinct.Take(MostRowsNamed));
        return distinct.Length == 1 ? $"row {named}" : $"rows {named}{(distinct.Length > MostRowsNamed ? $" and {distinct.Length - MostRowsNamed} more" : "")}";
    }

    [GeneratedRegex(@"^videos\[(\d+)\]\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
