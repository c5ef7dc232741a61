using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Shapes a job as a result shows it: HeyGen's fields, and ours beside them: <c>job</c>, <c>links</c>, <c>next</c>.</summary>
internal static class JobFormatter
{
    /// <summary>How long to let a running job be before looking again.</summary>
    private const int NextLookSeconds = 30;

    /// <summary>Field of <c>job</c> that stands there while the job has not ended.</summary>
    public const string NextCheck = "next_check_after_s";

    private const string StatusField = "status";

    /// <summary>The outcome of a call that was about this one job.</summary>
    public static ToolResult Outcome(JobKind kind, JobSnapshot snapshot)
    {
        if (snapshot.State is JobState.Failed or JobState.Gone)
        {
            return new ToolResult { Kind = ResultKind.Failed, Text = FailureText(kind, snapshot) };
        }

        var outcome = ToolResult.From(Shape(kind, snapshot), snapshot.State is JobState.Running ? ResultKind.StillRunning : ResultKind.Done);
        return outcome with { Media = Media(kind, snapshot) };
    }

    /// <summary>The job as an object; failures, which matter among several jobs, stand in <c>job.failure</c>.</summary>
    public static JsonObject Shape(JobKind kind, JobSnapshot snapshot)
    {
        var shaped = UntrustedText.Clean(snapshot.Fields);
        var job = new JsonObject { ["id"] = snapshot.Id.ToString(), ["kind"] = kind.Name, ["state"] = snapshot.State.Name() };
        if (snapshot.Failure is { } failure)
        {
            job["failure"] = UntrustedText.Clean(failure);
        }

        if (snapshot.State is JobState.Running)
        {
            job[NextCheck] = NextLookSeconds;
        }

        if (snapshot.Counts is { Count: > 0 } counts)
        {
            job["counts"] = Counts(counts);
            AddFailedMembers(job, kind, snapshot.Fields);
        }

        if (kind.StatusField == StatusField || !shaped.ContainsKey(StatusField))
        {
            // Where the job's state is another field, this one is HeyGen's own word for something else.
            shaped[StatusField] = UntrustedText.Clean(snapshot.Status);
        }

        shaped["job"] = job;
        if (snapshot.State is JobState.Completed && Links(kind, snapshot) is { Count: > 0 } links)
        {
            shaped["links"] = links;
        }

        shaped["next"] = Next(kind, snapshot);
        return shaped;
    }

    /// <summary>How many jobs are in which state.</summary>
    public static JsonObject Counts(IReadOnlyList<KeyValuePair<JobState, int>> counts) =>
        new(counts.Select(count => KeyValuePair.Create<string, JsonNode?>(count.Key.Name(), count.Value)));

    /// <summary>Names each member of a batch that failed, and why: among a hundred nobody finds them.</summary>
    private static void AddFailedMembers(JsonObject job, JobKind kind, JsonObject batch)
    {
        var failed = (batch[BatchMembers.ItemsField] as JsonArray ?? []).OfType<JsonObject>()
            .Where(item => (kind.Members!.Kind ?? kind).Meaning(JsonText.At(item, "status")) is JobState.Failed)
            .Select(item => (JsonNode?)UntrustedText.Clean(item))
            .ToArray();
        if (failed.Length > 0)
        {
            job["failed_items"] = new JsonArray(failed);
        }
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
        // The reason itself is HeyGen's text or even the user's, and stays out of what the model is told to do.
        JobState.Failed => $"job.failure says why. {AfterFailure(kind)}",
        _ => GoneText(kind, snapshot),
    };

    private static string FailureText(JobKind kind, JobSnapshot snapshot) => snapshot.State is JobState.Gone
        ? GoneText(kind, snapshot)
        : $"The {kind.Noun} failed at HeyGen (job {snapshot.Id}): {UntrustedText.Clean(snapshot.Failure ?? "no reason given").TrimEnd('.')}.\n{AfterFailure(kind)}";

    private static string AfterFailure(JobKind kind)
    {
        const string advice = "Change what the reason names before submitting again; the same input is likely to fail again.";
        return kind.WhenFailed ?? (kind.CostsNothing ? advice : $"HeyGen does not charge for failed jobs. {advice}");
    }

    private static string GoneText(JobKind kind, JobSnapshot snapshot) =>
        $"HeyGen knows no {kind.Noun} with the id of job {snapshot.Id}: it was deleted, or belongs to another account. Check the id, or list what the account has.";
}
