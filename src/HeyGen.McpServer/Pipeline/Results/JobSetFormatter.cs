using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Formats several jobs together, with how many are in which state.</summary>
internal static class JobSetFormatter
{
    /// <summary>More jobs are shown by id and state only: a hundred with all their fields and links would fill a conversation.</summary>
    public const int MostInFull = 5;

    /// <param name="others">What was asked for beside them and is no job yet, as it is shown.</param>
    public static ToolResult Format(IReadOnlyList<FinishedJob> jobs, IReadOnlyList<JsonObject>? others = null)
    {
        IReadOnlyList<(JsonObject Shown, IReadOnlyList<MediaLink> Media)> all =
            [.. jobs.Select(One), .. (others ?? []).Select(other => (other, (IReadOnlyList<MediaLink>)[]))];
        var states = all.GroupBy(job => job.Shown["job"]!["state"]!.GetValue<string>(), StringComparer.Ordinal);
        var counts = new JsonObject(states.Select(state => KeyValuePair.Create<string, JsonNode?>(state.Key, state.Count())));
        // What has no end yet says when to read again: running jobs, and submissions that HeyGen has not answered.
        var running = all.Any(job => job.Shown["job"]!.AsObject().ContainsKey(JobFormatter.NextCheck));
        var structured = new JsonObject
        {
            ["counts"] = counts,
            ["jobs"] = new JsonArray([.. all.Select(job => all.Count > MostInFull ? Brief(job.Shown) : job.Shown)]),
            ["next"] = running ? "Call wait_for_job again with the job ids that are still running. Do not submit again."
                : all.Count > MostInFull ? "All jobs have ended. get_job shows one in full, with its links; download_asset saves what it made."
                : "All jobs have ended.",
        };
        return ToolResult.From(structured, running ? ResultKind.StillRunning : ResultKind.Done) with
        {
            Media = all.Count > MostInFull ? [] : [.. all.SelectMany(job => job.Media)],
        };
    }

    private static JsonObject Brief(JsonObject shown)
    {
        var job = new JsonObject { ["id"] = shown["job"]!["id"]!.DeepClone(), ["state"] = shown["job"]!["state"]!.DeepClone() };
        if (shown["job"]!["failure"] is { } failure)
            job["failure"] = failure.DeepClone();

        return new JsonObject { ["job"] = job };
    }

    /// <summary>One job that cannot be read must not hide the results of the others.</summary>
    private static (JsonObject Shown, IReadOnlyList<MediaLink> Media) One(FinishedJob job)
    {
        if (job.Last.Fault is HeyGenException refusal)
            return (JobFormatter.Unread(job, $"{refusal.Error.Code}: {refusal.Error.Hint}"), []);

        var read = job.Last.Require();
        return (JobFormatter.Show(job.Kind, read), JobFormatter.Media(job.Kind, read));
    }
}
