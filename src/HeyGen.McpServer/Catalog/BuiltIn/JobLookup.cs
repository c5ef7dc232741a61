using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>What job ids stand for.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Open">Submissions among several ids that HeyGen has named no job for, as results show them.</param>
/// <param name="Other">What to answer in place of any job.</param>
internal sealed record FoundJobs(IReadOnlyList<AwaitedJob> Jobs, IReadOnlyList<JsonObject> Open, ToolResult? Other);

/// <summary>
/// Finds the jobs of job ids, as callers write them. <c>submission:ID</c>, which a call gives while HeyGen has not answered, leads to the jobs that HeyGen
/// names
/// in the end; every other id is a job's own.
/// </summary>
internal sealed class JobLookup(Submitter submitter, IToolCatalog catalog, IJobKinds kinds, HeyGenClient heyGen, ILedger ledger)
{
    /// <param name="ids">Job ids as a caller writes them.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="wait">How long to wait for HeyGen's answers.</param>
    /// <param name="timer">Where progress is reported; null where nobody waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FoundJobs> FindAsync(
        IReadOnlyList<string> ids, Caller caller, TimeSpan wait, CallTimer? timer, CancellationToken cancellationToken)
    {
        var (jobs, unknown) = Parse(ids.Where(id => !SubmissionFormatter.IsHandle(id)));
        if (unknown is not null)
            return new FoundJobs([], [], unknown);

        if (await FindOthersAsync(ids.Where(SubmissionFormatter.IsHandle), jobs, caller, cancellationToken) is { } others)
            return new FoundJobs([], [], others);

        var followed = await Task.WhenAll(ids.Where(SubmissionFormatter.IsHandle).Select(id => FollowAsync(id, wait, timer, cancellationToken)));
        // One id alone is answered as the call itself would have been.
        if (ids.Count == 1 && followed is [{ Alone: { } alone }])
            return new FoundJobs([], [], alone);

        return followed.FirstOrDefault(one => one.Shown is null && one.Jobs.Count == 0)?.Alone is { } missing
            ? new FoundJobs([], [], missing)
            : new FoundJobs([.. jobs, .. followed.SelectMany(one => one.Jobs)], [.. followed.Select(one => one.Shown).OfType<JsonObject>()], Other: null);
    }

    /// <summary>The jobs, each with whether this server knows who started it. A ledger that cannot be read says nothing of any.</summary>
    public async Task<IReadOnlyList<AwaitedJob>> MarkAsync(IReadOnlyList<AwaitedJob> jobs, CancellationToken cancellationToken)
    {
        static string IdOf(AwaitedJob job) => new JobId(job.Kind.Name, job.Id).ToString();
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            var known = await ledger.FindByJobsAsync(account.Tag, [.. jobs.Select(IdOf)], cancellationToken);
            return [.. jobs.Select(job => job with { NeverSeen = !known.ContainsKey(IdOf(job)) })];
        }
        catch (LedgerException)
        {
            return jobs;
        }
    }

    /// <summary>The jobs of these ids; or what to answer when one is no job id.</summary>
    public (IReadOnlyList<AwaitedJob> Jobs, ToolResult? Unknown) Parse(IEnumerable<string> ids)
    {
        var jobs = new List<AwaitedJob>();
        foreach (var text in ids)
        {
            if (!JobId.TryParse(text, out var id) || kinds.Find(id.Value.Kind) is not { } kind)
            {
                var example = JobId.TryParse(text, out _) ? "video:abc123" : $"video:{UntrustedText.Clean(text)}";
                var names = string.Join(", ", kinds.All.Select(known => known.Name));
                return ([], new ToolResult
                {
                    Kind = ResultKind.BadArguments,
                    Text = $"\"{UntrustedText.Clean(text)}\" is not a job id. A job id is kind:id, e.g. {example}; kinds: {names}.",
                });
            }

            jobs.Add(new AwaitedJob(kind, id.Value.Id));
        }

        return (jobs, null);
    }

    /// <summary>What to answer when one of the ids is of another caller's job: the same as if there were none.</summary>
    private async Task<ToolResult?> FindOthersAsync(
        IEnumerable<string> handles, IReadOnlyList<AwaitedJob> jobs, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Tag == Caller.Anyone)
            return null;

        var account = await heyGen.IdentifyAsync(cancellationToken);
        var rows = await ledger.FindByJobsAsync(
            account.Tag, [.. jobs.Select(job => new JobId(job.Kind.Name, job.Id).ToString())], cancellationToken);
        foreach (var (id, row) in rows)
        {
            if (!caller.MaySee(row))
                return Missing(id).Alone;
        }

        foreach (var handle in handles)
        {
            if (await ledger.FindAsync(account.Tag, SubmissionFormatter.IdOf(handle), cancellationToken) is { } row && !caller.MaySee(row))
                return Missing(handle).Alone;
        }

        return null;
    }

    private async Task<Followed> FollowAsync(string handle, TimeSpan wait, CallTimer? timer, CancellationToken cancellationToken)
    {
        try
        {
            var submitted = await submitter.FollowAsync(SubmissionFormatter.IdOf(handle), wait, position => timer?.Show(position), cancellationToken);
            return submitted is null || catalog.Find(submitted.Row.Tool) is not { } tool ? Missing(handle) : Show(submitted, tool);
        }
        catch (SubmissionFailedException failed)
        {
            var result = FailureFormatter.Format(failed, failed.Tool);
            return new Followed([], Unread(handle, result.Text), result);
        }
    }

    private Followed Show(Submitted submitted, ToolDefinition tool)
    {
        var row = submitted.Row;
        if (row.JobIds.Count > 0)
            return new Followed(Parse(row.JobIds).Jobs, Shown: null, Alone: null);

        if (row.State is not SubmissionState.Completed || row.Answer is not { } answer)
            return new Followed([], SubmissionFormatter.Show(submitted, tool), SubmissionFormatter.Format(submitted, tool));

        var shown = UntrustedText.Clean(answer);
        var done = shown.DeepClone().AsObject();
        done["job"] = new JsonObject { ["id"] = SubmissionFormatter.HandleOf(row), ["kind"] = SubmissionFormatter.Kind, ["state"] = row.State.Name() };
        return new Followed([], done, ToolResult.From(shown));
    }

    private static Followed Missing(string handle) => new([], Shown: null, new ToolResult
    {
        Kind = ResultKind.BadArguments,
        Text = $"\"{UntrustedText.Clean(handle)}\" is no job or submission of yours in this server's ledger. list_jobs shows what there is.",
    });

    private static JsonObject Unread(string handle, string text) => new()
    {
        ["job"] = new JsonObject { ["id"] = handle, ["kind"] = SubmissionFormatter.Kind, ["state"] = "unknown", ["failure"] = text },
        ["next"] = "job.failure says what is known.",
    };

    /// <param name="Jobs">The jobs that HeyGen named.</param>
    /// <param name="Shown">It among others, where there are none.</param>
    /// <param name="Alone">It alone, where there are none.</param>
    private sealed record Followed(IReadOnlyList<AwaitedJob> Jobs, JsonObject? Shown, ToolResult? Alone);
}
