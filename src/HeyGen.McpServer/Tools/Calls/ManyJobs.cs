using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Tools.Results;

namespace HeyGen.McpServer.Tools.Calls;

/// <summary>Waits for several jobs together, and tells how many are in which state.</summary>
internal static class ManyJobs
{
    /// <param name="jobs">Each job's kind and how far it is known; the first look may still be under way.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="services">What to work with.</param>
    /// <param name="progress">Where to tell; null when nobody listens.</param>
    /// <param name="cancellationToken">Ends the wait, never the jobs.</param>
    /// <param name="others">What was asked for beside them and is no job yet, in its shape.</param>
    public static async Task<ToolOutcome> WaitAsync(
        IReadOnlyList<(JobKind Kind, string Id, Task<JobSnapshot> Start)> jobs,
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

        var states = new JobState[jobs.Count];
        var usual = jobs.Max(job => job.Kind.UsualDuration);
        var gate = new Lock();
        void Note(int index, JobState state)
        {
            lock (gate)
            {
                states[index] = state;
                progress?.Show(JobCounts.Of(states), usual);
            }
        }

        Note(0, JobState.Running);
        var waits = jobs.Select((job, index) => WaitForOneAsync(job.Kind, job.Id, job.Start, wait, services, state => Note(index, state), cancellationToken));
        return Outcome([.. await Task.WhenAll(waits), .. shapes]);
    }

    /// <summary>One job that cannot be read must not hide the results of the others.</summary>
    private static async Task<(JsonObject Shape, IReadOnlyList<MediaLink> Media)> WaitForOneAsync(
        JobKind kind, string id, Task<JobSnapshot> start, TimeSpan wait, ToolServices services, Action<JobState> note, CancellationToken cancellationToken)
    {
        try
        {
            var last = await services.Jobs.WaitAsync(kind, await start, wait, changed: null, cancellationToken);
            note(last.State);
            return (JobShape.Shape(kind, last), JobShape.Media(kind, last));
        }
        catch (HeyGenException refusal)
        {
            note(JobState.Gone);
            var unread = new JsonObject
            {
                ["job"] = new JsonObject { ["id"] = new JobId(kind.Name, id).ToString(), ["kind"] = kind.Name, ["state"] = "unknown" },
                ["next"] = $"{refusal.Error.Code}: {refusal.Error.Hint}",
            };
            return (unread, []);
        }
    }

    private static ToolOutcome Outcome(IReadOnlyList<(JsonObject Shape, IReadOnlyList<MediaLink> Media)> jobs)
    {
        var states = jobs.GroupBy(job => job.Shape["job"]!["state"]!.GetValue<string>(), StringComparer.Ordinal);
        var counts = new JsonObject(states.Select(state => KeyValuePair.Create<string, JsonNode?>(state.Key, state.Count())));
        // What has no end yet says when to look again: running jobs, and submissions that HeyGen has not answered.
        var running = jobs.Any(job => job.Shape["job"]!.AsObject().ContainsKey(JobShape.NextCheck));
        var structured = new JsonObject
        {
            ["counts"] = counts,
            ["jobs"] = new JsonArray([.. jobs.Select(job => job.Shape)]),
            ["next"] = running ? "Call wait_for_job again with the job ids that are still running. Do not submit again." : "All jobs have ended.",
        };
        return ToolOutcome.From(structured, running ? OutcomeKind.StillRunning : OutcomeKind.Done) with { Media = [.. jobs.SelectMany(job => job.Media)] };
    }
}
