using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>What job ids stand for.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Open">Submissions among several ids that HeyGen has named no job for, in their shape.</param>
/// <param name="Other">What to tell in place of any job.</param>
internal sealed record FoundJobs(IReadOnlyList<(JobKind Kind, string Id)> Jobs, IReadOnlyList<JsonObject> Open, ToolResult? Other);

/// <summary>
/// Goes from <c>submission:ID</c>, which a call gives while HeyGen has not answered, to the jobs that HeyGen names in the end. Every other id is a job's
/// own.
/// </summary>
internal static class SubmissionHandles
{
    private const string Prefix = SubmissionFormatter.Kind + ":";

    /// <param name="ids">Job ids as a caller writes them.</param>
    /// <param name="wait">How long to wait for HeyGen's answers.</param>
    /// <param name="progress">Where to tell; null when nobody listens.</param>
    /// <param name="services">What to work with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<FoundJobs> ResolveAsync(
        IReadOnlyList<string> ids, TimeSpan wait, CallProgress? progress, ToolServices services, CancellationToken cancellationToken)
    {
        var (jobs, unknown) = JobTools.Find(ids.Where(id => !IsHandle(id)));
        if (unknown is not null)
        {
            return new FoundJobs([], [], unknown);
        }

        var followed = await Task.WhenAll(ids.Where(IsHandle).Select(id => FollowAsync(id, wait, progress, services, cancellationToken)));
        // One id alone is answered as the call itself would have been.
        if (ids.Count == 1 && followed is [{ Alone: { } alone }])
        {
            return new FoundJobs([], [], alone);
        }

        return followed.FirstOrDefault(one => one.Shape is null && one.Jobs.Count == 0)?.Alone is { } missing
            ? new FoundJobs([], [], missing)
            : new FoundJobs([.. jobs, .. followed.SelectMany(one => one.Jobs)], [.. followed.Select(one => one.Shape).OfType<JsonObject>()], Other: null);
    }

    private static bool IsHandle(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    private static async Task<Followed> FollowAsync(string handle, TimeSpan wait, CallProgress? progress, ToolServices services, CancellationToken cancellationToken)
    {
        try
        {
            var submitted = await services.Submitter.FollowAsync(handle[Prefix.Length..], wait, place => progress?.Show(place), cancellationToken);
            return submitted is null || ToolCatalog.Find(submitted.Row.Tool) is not { } tool ? Missing(handle) : Of(submitted, tool);
        }
        catch (SubmissionFailedException failed)
        {
            var told = FailureFormatter.From(failed.Failure.Error, failed.Tool, explanation: null);
            return new Followed([], Unread(handle, told.Text), told);
        }
    }

    private static Followed Of(Submitted submitted, ToolDefinition tool)
    {
        var row = submitted.Row;
        if (row.JobIds.Count > 0)
        {
            return new Followed(JobTools.Find(row.JobIds).Jobs, Shape: null, Alone: null);
        }

        if (row.State is not SubmissionState.Completed || row.Answer is not { } answer)
        {
            return new Followed([], SubmissionFormatter.Shape(submitted, tool), SubmissionFormatter.Outcome(submitted, tool));
        }

        var shaped = UntrustedText.Clean(answer);
        var done = shaped.DeepClone().AsObject();
        done["job"] = new JsonObject { ["id"] = $"{Prefix}{row.Id}", ["kind"] = SubmissionFormatter.Kind, ["state"] = row.State.Name() };
        return new Followed([], done, ToolResult.From(shaped));
    }

    private static Followed Missing(string handle) => new([], Shape: null, new ToolResult
    {
        Kind = ResultKind.BadArguments,
        Text = $"\"{UntrustedText.Clean(handle)}\" is no submission of this account in this server's ledger. list_jobs shows what there is.",
    });

    private static JsonObject Unread(string handle, string text) => new()
    {
        ["job"] = new JsonObject { ["id"] = handle, ["kind"] = SubmissionFormatter.Kind, ["state"] = "unknown", ["failure"] = text },
        ["next"] = "job.failure says what is known.",
    };

    /// <param name="Jobs">The jobs that HeyGen named.</param>
    /// <param name="Shape">It among others, where there are none.</param>
    /// <param name="Alone">It alone, where there are none.</param>
    private sealed record Followed(IReadOnlyList<(JobKind Kind, string Id)> Jobs, JsonObject? Shape, ToolResult? Alone);
}
