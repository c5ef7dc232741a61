using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Pipeline.Waiting;

/// <summary>Waits for several jobs together, and tells how many are in which state.</summary>
internal static class JobSet
{
    /// <param name="jobs">The jobs, each as far as it is known.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="services">What to work with.</param>
    /// <param name="progress">Where to tell; null when nobody listens.</param>
    /// <param name="cancellationToken">Ends the wait, never the jobs.</param>
    /// <param name="others">What was asked for beside them and is no job yet, in its shape.</param>
    public static async Task<ToolResult> WaitAsync(
        IReadOnlyList<AwaitedJob> jobs,
        TimeSpan wait,
        ToolServices services,
        CallProgress? progress,
        CancellationToken cancellationToken,
        IReadOnlyList<JsonObject>? others = null)
    {
        var shapes = (others ?? []).Select(other => (other, Media: (IReadOnlyList<MediaLink>)[]));
        if (jobs.Count == 0)
        {
            return Outcome([.. shapes]);
        }

        var states = jobs.Select(job => job.Start?.State ?? JobState.Running).ToArray();
        var usual = jobs.Max(job => job.Kind.UsualDuration);
        var gate = new Lock();
        void Note(int index, JobSnapshot look)
        {
            lock (gate)
            {
                // Most looks find a job as it was; counting a hundred for each of them would be work for nothing.
                if (states[index] != look.State)
                {
                    states[index] = look.State;
                    progress?.Show(JobCounts.Of(states), usual);
                }
            }
        }

        progress?.Show(JobCounts.Of(states), usual);
        var last = await services.Jobs.WaitAsync(jobs, wait, Note, cancellationToken);
        return Outcome([.. jobs.Zip(last, Shape), .. shapes]);
    }

    /// <summary>What there is to tell of several jobs that nobody waits for any more.</summary>
    public static ToolResult Outcome(IReadOnlyList<(JobKind Kind, JobSnapshot Last)> jobs) =>
        Outcome([.. jobs.Select(job => (JobFormatter.Shape(job.Kind, job.Last), JobFormatter.Media(job.Kind, job.Last)))]);

    /// <summary>One job that cannot be read must not hide the results of the others.</summary>
    private static (JsonObject Shape, IReadOnlyList<MediaLink> Media) Shape(AwaitedJob job, LastRead last)
    {
        if (last.Fault is not HeyGenException refusal)
        {
            var look = last.Require();
            return (JobFormatter.Shape(job.Kind, look), JobFormatter.Media(job.Kind, look));
        }

        var unread = new JsonObject
        {
            ["job"] = new JsonObject { ["id"] = new JobId(job.Kind.Name, job.Id).ToString(), ["kind"] = job.Kind.Name, ["state"] = "unknown" },
            ["next"] = $"{refusal.Error.Code}: {refusal.Error.Hint}",
        };
        return (unread, []);
    }

    private static ToolResult Outcome(IReadOnlyList<(JsonObject Shape, IReadOnlyList<MediaLink> Media)> jobs)
    {
        var states = jobs.GroupBy(job => job.Shape["job"]!["state"]!.GetValue<string>(), StringComparer.Ordinal);
        var counts = new JsonObject(states.Select(state => KeyValuePair.Create<string, JsonNode?>(state.Key, state.Count())));
        // What has no end yet says when to look again: running jobs, and submissions that HeyGen has not answered.
        var running = jobs.Any(job => job.Shape["job"]!.AsObject().ContainsKey(JobFormatter.NextCheck));
        var structured = new JsonObject
        {
            ["counts"] = counts,
            ["jobs"] = new JsonArray([.. jobs.Select(job => job.Shape)]),
            ["next"] = running ? "Call wait_for_job again with the job ids that are still running. Do not submit again." : "All jobs have ended.",
        };
        return ToolResult.From(structured, running ? ResultKind.StillRunning : ResultKind.Done) with { Media = [.. jobs.SelectMany(job => job.Media)] };
    }
}
