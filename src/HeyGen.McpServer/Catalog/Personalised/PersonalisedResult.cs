using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>Says what became of each row, in a line each, and of a long table in the first lines: download_asset writes the rest to a file.</summary>
internal static class PersonalisedResult
{
    /// <summary>Of each sort of lines.</summary>
    private const int MostLines = 10;

    private const int MostReasonCharacters = 160;

    private const string Again = "create_personalised_videos again with the same arguments";

    public static ToolResult Format(Estimate estimate, IReadOnlyList<SentBatch> sent, IReadOnlyList<FinishedJob> ended, IReadOnlyList<Submission> settled)
    {
        List<RowState> rows = [.. sent.SelectMany(batch => RowsOf(batch, ended))];
        var counts = JobCounts.Of(rows.Select(row => row.State));
        var isOpen = rows.Exists(row => row.State is JobState.Running) || sent[^1].Refusal is not null;
        if (rows.TrueForAll(row => row.State is JobState.Failed))
            return AllFailed(rows);

        var shown = new JsonObject
        {
            ["rows"] = rows.Count,
            ["counts"] = JobFormatter.Counts(counts),
            ["job_ids"] = new JsonArray([.. sent.SelectMany(HandlesOf).Select(id => (JsonNode)id)]),
        };
        Add(shown, "videos", rows.Where(row => row.State is JobState.Completed));
        Add(shown, "failed", rows.Where(row => row.State is JobState.Failed));
        shown["estimate_usd"] = estimate.Usd is { } expected ? EstimateFormatter.Usd(expected) : null;
        if (settled.Count == sent.Count && settled.Sum(row => row.SettledUsd) is { } cost && settled.All(row => row.SettledUsd is not null))
            shown["cost_usd"] = EstimateFormatter.Usd(cost);

        if (sent.All(batch => batch.Submitted is { AlreadySubmitted: true }))
            shown["already_submitted"] = true;

        if (sent[^1] is { Refusal: { } refusal, Batch.First: var first })
            shown["not_started"] = $"Rows from {first} on: {refusal.Text}";

        shown["next"] = Next(sent, isOpen, rows);
        return ToolResult.From(shown, isOpen ? ResultKind.StillRunning : ResultKind.Done);
    }

    private static string Next(IReadOnlyList<SentBatch> sent, bool isOpen, List<RowState> rows) =>
        sent[^1].Refusal is not null ? $"Correct what not_started names, then call {Again}: it goes on there, and no row is paid twice."
        : isOpen ? $"Call {Again}, or wait_for_job with job_ids: both wait for these videos and start none."
        : "download_asset with job_ids saves all, path e.g. out/{row}-{title}.mp4, with results.csv for every row; rows_file adds its columns. get_job "
            + "gives one video's links."
            + (rows.Exists(row => row.State is JobState.Failed) ? " Call again with the failed rows only, corrected." : "");

    private static void Add(JsonObject shown, string name, IEnumerable<RowState> rows)
    {
        var lines = rows.Select(row => (JsonNode)row.Line).ToArray();
        if (lines.Length == 0)
            return;

        shown[name] = new JsonArray([.. lines.Take(MostLines)]);
        if (lines.Length > MostLines)
            shown[$"more_{name}"] = lines.Length - MostLines;
    }

    private static ToolResult AllFailed(List<RowState> rows) => new()
    {
        Kind = ResultKind.Failed,
        Text = $"All {rows.Count} videos failed at HeyGen, which does not charge for them.\n{string.Join('\n', rows.Take(MostLines).Select(row => row.Line))}\n"
            + "Change what the reasons name before calling again.",
    };

    private static IEnumerable<string> HandlesOf(SentBatch sent) => sent.Submitted is not { } submitted ? []
        : sent.Jobs.Count > 0 ? sent.Jobs.Select(id => new JobId(VideoKinds.Batch.Name, id).ToString())
        : [SubmissionFormatter.HandleOf(submitted.Row)];

    private static IEnumerable<RowState> RowsOf(SentBatch sent, IReadOnlyList<FinishedJob> ended)
    {
        if (sent.Submitted is null)
            return [];

        var batch = ended.FirstOrDefault(job => sent.Jobs.Contains(job.Id))?.Last.Snapshot;
        var items = VideoKinds.Batch.Members!.In(batch?.Fields ?? []).ToList();
        return Enumerable.Range(0, sent.Batch.Count).Select(index => RowOf(sent.Batch.First + index, items.ElementAtOrDefault(index) ?? []));
    }

    private static RowState RowOf(int number, JsonObject item)
    {
        var state = JsonText.At(item, "status") is { } status ? VideoKinds.Video.Meaning(status) : JobState.Running;
        var what = state is JobState.Failed
            ? OneLine(JsonText.At(item, "error.message") ?? JsonText.At(item, "error.code") ?? "no reason given")
            : $"{VideoKinds.Video.Name}:{JsonText.At(item, VideoKinds.Batch.Members!.IdField)}";
        return new RowState(state, $"{number} {state.Name()} {what}");
    }

    private static string OneLine(string reason)
    {
        var line = ResultText.OneLine(UntrustedText.Clean(reason));
        return line.Length <= MostReasonCharacters ? line : $"{line[..MostReasonCharacters]}...";
    }

    private sealed record RowState(JobState State, string Line);
}
