using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Results;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Does <c>list_jobs</c>: shows what the caller submitted, after a read at HeyGen of how far it is.</summary>
internal sealed class ListJobsHandler(
    HeyGenClient heyGen, ILedger ledger, IJobReader jobs, JobLookup lookup, IToolCatalog catalog, IJobKinds kinds, TimeProvider time) : IToolHandler
{
    private const int UsualLimit = 20;

    /// <summary>Most jobs that are read before a page is shown.</summary>
    private const int MostReads = 20;

    /// <summary>How long the reads may take. What has not answered by then is shown as the ledger knows it.</summary>
    private static readonly TimeSpan readsTakeAtMost = TimeSpan.FromSeconds(10);

    private static readonly string[] timeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var arguments = call.Read(ToolJson.Default.ListJobs);
        if (Problems(arguments) is { Count: > 0 } problems)
            throw new ArgumentsRefusedException(problems);

        var account = await heyGen.IdentifyAsync(cancellationToken);
        var limit = arguments.Limit ?? UsualLimit;
        var query = new LedgerQuery(account.Tag)
        {
            Caller = call.Caller.Tag,
            States = States(arguments.State),
            Tool = arguments.Tool is { } tool ? catalog.Find(tool)!.Name : null,
            JobKind = arguments.Kind,
            Since = arguments.Since is { } since ? Time(since) : null,
            Before = arguments.Token,
            Limit = limit + 1,
        };
        await ReadRunningAsync(query, cancellationToken);
        var found = await ledger.ListAsync(query, cancellationToken);
        return ToolResult.From(Show([.. found.Take(limit)], hasMore: found.Count > limit));
    }

    private List<ArgumentProblem> Problems(ListJobs arguments)
    {
        var problems = new List<ArgumentProblem>();
        if (arguments.Kind is { } kind && kinds.Find(kind) is null)
        {
            problems.Add(
                new ArgumentProblem("kind", $"kind: there is no kind of job \"{kind}\"; kinds: {string.Join(", ", kinds.All.Select(known => known.Name))}."));
        }

        if (arguments.Tool is { } tool && catalog.Find(tool) is null)
            problems.Add(new ArgumentProblem("tool", $"tool: {catalog.DescribeUnknown(tool)}"));

        if (arguments.Since is { } since && Time(since) is null)
            problems.Add(new ArgumentProblem("since", $"since: \"{since}\" is no date or time; write e.g. 2026-01-31 or 2026-01-31T08:00:00Z."));

        if (arguments.Token is { } token && !(token.Length == 32 && token.All(char.IsAsciiHexDigitLower)))
            problems.Add(new ArgumentProblem("token", "token: it is not a next_token of list_jobs; without it the list begins with the newest."));

        return problems;
    }

    /// <summary>A day begins, and a time without an offset is meant, in UTC, as budgets count it.</summary>
    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static IReadOnlyList<SubmissionState> States(string? state) => state switch
    {
        null => [],
        ListJobs.Running => [SubmissionState.Accepted],
        ListJobs.Open => [.. Enum.GetValues<SubmissionState>().Where(one => one.IsOpen())],
        _ => [.. Enum.GetValues<SubmissionState>().Where(one => one.Name() == state)],
    };

    /// <summary>
    /// Reads jobs that may have ended since anybody did, which settles them in the ledger. Whichever states are asked for: what is running by the ledger may
    /// be done by now.
    /// </summary>
    private async Task ReadRunningAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        var running = await ledger.ListAsync(query with { States = [SubmissionState.Accepted], Limit = MostReads }, cancellationToken);
        var ids = running.SelectMany(row => row.JobIds.Where(job => row.Ends.All(end => end.Job != job))).Distinct().Take(MostReads).ToList();
        using var limit = new CancellationTokenSource(readsTakeAtMost, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await Task.WhenAll(lookup.Parse(ids).Jobs.Select(job => ReadAsync(job, stop.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ReadAsync(AwaitedJob job, CancellationToken cancellationToken)
    {
        try
        {
            await jobs.ReadAsync(job.Kind, job.Id, cancellationToken);
        }
        catch (Exception fault) when (fault is HeyGenException or OperationCanceledException)
        {
            // The list shows what is known.
        }
    }

    private static JsonObject Show(IReadOnlyList<Submission> rows, bool hasMore)
    {
        var list = new JsonObject { ["data"] = new JsonArray([.. rows.Select(Show)]), ["has_more"] = hasMore };
        if (hasMore)
            list["next_token"] = rows[^1].Id;

        list["next"] = Next(rows);
        return list;
    }

    private static JsonObject Show(Submission row)
    {
        var shown = new JsonObject
        {
            ["tool"] = row.Tool,
            ["state"] = row.State.Name(),
            ["started_at"] = row.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (row.Title is { } title)
            shown["title"] = UntrustedText.Clean(title);

        if (row.JobIds.Count > 0 || row.State.IsOpen())
        {
            // Before HeyGen has named a job, the submission's own id is waited for in its place.
            shown["job_ids"] = Texts(row.JobIds.Count > 0 ? row.JobIds.Select(UntrustedText.Clean) : [SubmissionFormatter.HandleOf(row)]);
        }

        if (row.Estimate.Usd is { } estimate)
            shown["estimate_usd"] = EstimateFormatter.Usd(estimate);

        if (row.SettledUsd is { } settled)
            shown["settled_usd"] = EstimateFormatter.Usd(settled);

        if (row.Failure is { } failure)
            shown["failure"] = UntrustedText.Clean(failure);

        if (row.State is SubmissionState.Completed && row.JobIds.Count > 0)
            shown["links"] = Texts(Ids(row).Select(JobUri.Of));

        return shown;
    }

    private static IEnumerable<JobId> Ids(Submission row) => row.JobIds.Select(job => JobId.TryParse(job, out var id) ? id : null).OfType<JobId>();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Next(IReadOnlyList<Submission> rows)
    {
        if (rows.Count == 0)
            return "Nothing that fits was started through this server. What was made elsewhere is found with HeyGen's lists, e.g. list_videos.";

        var advice = new List<string>();
        if (rows.Any(row => row.State is SubmissionState.Accepted || row.State.IsOpen()))
            advice.Add("wait_for_job with job_ids goes on with what has not ended; starting it again would pay twice.");

        if (rows.Any(row => row.State is SubmissionState.Completed && row.JobIds.Count > 0))
            advice.Add("get_job with one of job_ids gives fresh links.");

        if (rows.Any(row => row.State is SubmissionState.Unknown))
            advice.Add("What is unknown may have been started: look with the tool that lists such things before calling its tool again.");

        return advice.Count == 0 ? "Nothing of this is running." : string.Join(' ', advice);
    }
}
