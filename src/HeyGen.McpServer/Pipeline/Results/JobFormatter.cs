using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Formats a job as a result shows it: HeyGen's fields, and ours beside them: <c>job</c>, <c>links</c>, <c>next</c>.</summary>
internal static class JobFormatter
{
    /// <summary>How long to wait before a running job is read again.</summary>
    private const int NextReadSeconds = 30;

    /// <summary>Field of <c>job</c> that stands there while the job has not ended.</summary>
    public const string NextCheck = "next_check_after_s";

    private const string StatusField = "status";

    /// <summary>The result of a call that was about this one job.</summary>
    public static ToolResult Format(JobKind kind, JobSnapshot snapshot, ToolDefinition? tool = null)
    {
        if (snapshot.State is JobState.Failed or JobState.Gone)
            return new ToolResult { Kind = ResultKind.Failed, Text = FailureText(kind, snapshot, tool) };

        var result = ToolResult.From(Show(kind, snapshot), snapshot.State is JobState.Running ? ResultKind.StillRunning : ResultKind.Done);
        return result with { Media = Media(kind, snapshot), Noun = kind.Noun };
    }

    /// <summary>
    /// A job that this call started and that cannot be read: the work goes on all the same, and a failure to read it is no failure of the call.
    /// </summary>
    public static ToolResult Unreadable(FinishedJob job, JsonObject answer, HeyGenError error, ToolDefinition tool)
    {
        var shown = UntrustedText.Clean(answer);
        shown["job"] = Job(job.JobId, "unknown", $"{error.Code}: {error.Message}");
        shown["job"]![NextCheck] = NextReadSeconds;
        var paid = tool.Effects.HasFlag(Effects.Spends) ? ", which is paid for" : "";
        shown["next"] = $"HeyGen started job {job.JobId}{paid}; only its state could not be read ({error.Code}). {error.Hint} "
            + $"Then call wait_for_job with job_ids [\"{job.JobId}\"]. Do not submit again.";
        return ToolResult.From(shown, ResultKind.StillRunning) with { Noun = job.Kind.Noun };
    }

    /// <summary>A job among others that cannot be read.</summary>
    public static JsonObject Unread(FinishedJob job, string why) => new() { ["job"] = Job(job.JobId, "unknown", failure: null), ["next"] = why };

    /// <summary>The job as an object; failures, which matter among several jobs, stand in <c>job.failure</c>.</summary>
    public static JsonObject Show(JobKind kind, JobSnapshot snapshot)
    {
        var shown = UntrustedText.Clean(snapshot.Fields);
        var job = Job(snapshot.Id, snapshot.State.Name(), snapshot.Failure);
        if (snapshot.State is JobState.Running)
            job[NextCheck] = NextReadSeconds;

        if (snapshot.Counts is { Count: > 0 } counts)
        {
            job["counts"] = Counts(counts);
            DropPlaces(shown);
            AddFailedMembers(job, kind, snapshot.Fields);
        }

        if (kind.StatusField == StatusField || !shown.ContainsKey(StatusField))
        {
            // Where the job's state is another field, this one is HeyGen's own word for something else.
            shown[StatusField] = UntrustedText.Clean(snapshot.Status);
        }

        shown["job"] = job;
        if (snapshot.State is JobState.Completed && Links(kind, snapshot) is { Count: > 0 } links)
        {
            // Each link once: they are long, and a model pays for every copy.
            foreach (var path in kind.Links)
                Remove(shown, path);

            shown["links"] = links;
        }

        shown["next"] = Next(kind, snapshot);
        return shown;
    }

    private static JsonObject Job(JobId id, string state, string? failure)
    {
        var job = new JsonObject { ["id"] = id.ToString(), ["kind"] = id.Kind, ["state"] = state };
        if (failure is not null)
            job["failure"] = UntrustedText.Clean(failure);

        return job;
    }

    public static JsonObject Counts(IReadOnlyList<KeyValuePair<JobState, int>> counts) =>
        new(counts.Select(count => KeyValuePair.Create<string, JsonNode?>(count.Key.Name(), count.Value)));

    /// <summary>An item that stands at its own index need not say it: of a hundred, each word counts.</summary>
    private static void DropPlaces(JsonObject shown)
    {
        foreach (var (index, item) in (shown[BatchMembers.ItemsField] as JsonArray ?? []).OfType<JsonObject>().Index())
        {
            if (item["item_index"] is JsonValue place && place.TryGetValue(out int given) && given == index)
                item.Remove("item_index");
        }
    }

    /// <summary>Names each member of a batch that failed, and why: among a hundred nobody finds them.</summary>
    private static void AddFailedMembers(JsonObject job, JobKind kind, JsonObject batch)
    {
        var failed = (batch[BatchMembers.ItemsField] as JsonArray ?? []).OfType<JsonObject>()
            .Where(item => (kind.Members!.Kind ?? kind).Meaning(JsonText.At(item, "status")) is JobState.Failed)
            .Select(item => (JsonNode?)UntrustedText.Clean(item))
            .ToArray();
        if (failed.Length > 0)
            job["failed_items"] = new JsonArray(failed);
    }

    private static void Remove(JsonObject shown, string path)
    {
        var end = path.LastIndexOf('.');
        foreach (var holder in end < 0 ? [shown] : JsonPlaces.Of(shown, path[..end], "").Select(found => found.Node).OfType<JsonObject>())
            holder.Remove(path[(end + 1)..]);
    }

    private static JsonObject Links(JobKind kind, JobSnapshot snapshot) =>
        new(JobLinks.Of(kind, snapshot).Select(link => KeyValuePair.Create<string, JsonNode?>(link.Key, UntrustedText.Clean(link.Value))));

    /// <summary>What the job made, for hosts that show links of their own.</summary>
    public static IReadOnlyList<MediaLink> Media(JobKind kind, JobSnapshot snapshot) =>
        snapshot.State is JobState.Completed && JobLinks.Of(kind, snapshot).Count > 0
            ? [new MediaLink(JobUri.Of(snapshot.Id), $"{kind.Noun} {snapshot.Id.Id}")]
            : [];

    private static string Next(JobKind kind, JobSnapshot snapshot) => snapshot.State switch
    {
        JobState.Running =>
            $"Call wait_for_job with job_ids [\"{snapshot.Id}\"]. Do not submit again{(kind.CostsNothing ? "" : ": a second submission is paid again")}.",
        JobState.NeedsInput => kind.HowToGoOn ?? "HeyGen waits for input.",
        JobState.Completed when snapshot.Counts?.Any(count => count.Key is JobState.Failed) is true =>
            $"Some items failed: job.failed_items says which and why. Submit only those again. {kind.WhenCompleted}".TrimEnd(),
        JobState.Completed => kind.WhenCompleted ?? $"Links expire; get_job with job_id \"{snapshot.Id}\" gives fresh ones.",
        // The reason itself is HeyGen's text or even the user's, and stays out of instructions to the model.
        JobState.Failed when snapshot.Failure is null => $"HeyGen gave no reason. {AfterFailureWithoutReason(kind)}",
        JobState.Failed => $"job.failure says why. {AfterFailure(kind)}",
        _ => GoneText(kind, snapshot),
    };

    private static string FailureText(JobKind kind, JobSnapshot snapshot, ToolDefinition? tool)
    {
        if (snapshot.State is JobState.Gone)
        {
            return tool is null
                ? GoneText(kind, snapshot)
                : $"HeyGen started job {snapshot.Id} and does not find it any more: the {kind.Noun} was deleted, or is not readable yet. Do not submit again "
                    + $"before get_job with job_id \"{snapshot.Id}\" says the same.";
        }

        var (reason, advice) = snapshot.Failure is { } failure
            ? ($": {UntrustedText.Clean(failure).TrimEnd('.')}.", AfterFailure(kind))
            : (" and gave no reason.", AfterFailureWithoutReason(kind));
        var last = snapshot.Failure is null && JobQuestion.Of(kind, snapshot) is { Text.Length: > 0 } said
            ? $"\nHeyGen's last message: \"{UntrustedText.Clean(said.Text)}\"" : "";
        return $"The {kind.Noun} failed at HeyGen (job {snapshot.Id}){reason}{last}\n{advice}";
    }

    private static string AfterFailure(JobKind kind)
    {
        const string advice = "Change what the reason names before submitting again; the same input is likely to fail again.";
        return kind.WhenFailed ?? (kind.CostsNothing ? advice : $"HeyGen does not charge for failed jobs. {advice}");
    }

    private static string AfterFailureWithoutReason(JobKind kind)
    {
        const string advice = "The same call with new_take: true tries once more; if that fails too, change the input.";
        var what = kind.WhenFailed ?? kind.WhenFailedWithoutReason ?? advice;
        return kind.CostsNothing || kind.WhenFailed is not null ? what : $"HeyGen does not charge for failed jobs. {what}";
    }

    private static string GoneText(JobKind kind, JobSnapshot snapshot) =>
        $"HeyGen knows no {kind.Noun} with the id of job {snapshot.Id}: it was deleted, or belongs to another account. Check the id, or list what the "
        + "account has.";
}
