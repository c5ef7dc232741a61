using System.Globalization;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>Does <c>list_jobs</c>: shows what the caller submitted, after a look at HeyGen for how far it is.</summary>
internal static class JobList
{
    private const int UsualLimit = 20;

    /// <summary>Most jobs that are looked at before a page is shown.</summary>
    private const int MostLooks = 20;

    /// <summary>How long the looks may take. What has not answered by then is shown as the ledger knows it.</summary>
    private static readonly TimeSpan looksTakeAtMost = TimeSpan.FromSeconds(10);

    private static readonly string[] timeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static async Task<ToolResult> ShowAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var arguments = Read(call.Arguments);
        if (Problems(arguments) is { Count: > 0 } problems)
        {
            return FailureFormatter.From(problems, call.Tool);
        }

        var account = await services.HeyGen.IdentifyAsync(cancellationToken);
        var limit = arguments.Limit ?? UsualLimit;
        var query = new LedgerQuery(account.Tag)
        {
            Caller = call.Caller.Tag,
            States = States(arguments.State),
            Tool = arguments.Tool is { } tool ? ToolCatalog.Find(tool)!.Name : null,
            JobKind = arguments.Kind,
            Since = arguments.Since is { } since ? Time(since) : null,
            Before = arguments.Token,
            Limit = limit + 1,
        };
        await LookAsync(query, services, cancellationToken);
        var found = await services.Ledger.ListAsync(query, cancellationToken);
        IReadOnlyList<Submission> rows = [.. found.Take(limit)];
        return ToolResult.From(Shape(rows, hasMore: found.Count > limit));
    }

    private static ListJobs Read(JsonObject arguments) => new()
    {
        State = JsonText.At(arguments, "state"),
        Kind = JsonText.At(arguments, "kind"),
        Tool = JsonText.At(arguments, "tool"),
        Since = JsonText.At(arguments, "since"),
        Limit = (int?)JsonNumber.Read(arguments["limit"]),
        Token = JsonText.At(arguments, "token"),
    };

    private static List<ArgumentProblem> Problems(ListJobs arguments)
    {
        var problems = new List<ArgumentProblem>();
        if (arguments.Kind is { } kind && JobKinds.Find(kind) is null)
        {
            problems.Add(new ArgumentProblem("kind", $"kind: there is no kind of job \"{kind}\"; kinds: {string.Join(", ", JobKinds.Rows.Select(known => known.Name))}."));
        }

        if (arguments.Tool is { } tool && ToolCatalog.Find(tool) is null)
        {
            problems.Add(new ArgumentProblem("tool", $"tool: {ToolCatalog.UnknownTool(tool)}"));
        }

        if (arguments.Since is { } since && Time(since) is null)
        {
            problems.Add(new ArgumentProblem("since", $"since: \"{since}\" is no date or time; write e.g. 2026-01-31 or 2026-01-31T08:00:00Z."));
        }

        if (arguments.Token is { } token && !(token.Length == 32 && token.All(char.IsAsciiHexDigitLower)))
        {
            problems.Add(new ArgumentProblem("token", "token: it is not a next_token of list_jobs; without it the list begins with the newest."));
        }

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
    /// Looks at jobs that may have ended since anybody looked, which settles them in the ledger. Whichever states are asked for: what is running by the ledger may
    /// be done by now.
    /// </summary>
    private static async Task LookAsync(LedgerQuery query, ToolServices services, CancellationToken cancellationToken)
    {
        var running = await services.Ledger.ListAsync(query with { States = [SubmissionState.Accepted], Limit = MostLooks }, cancellationToken);
        var ids = running.SelectMany(row => row.JobIds.Where(job => row.Ends.All(end => end.Job != job))).Distinct().Take(MostLooks).ToList();
        var (jobs, _) = JobTools.Find(ids);
        using var patience = new CancellationTokenSource(looksTakeAtMost, services.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await Task.WhenAll(jobs.Select(job => LookAsync(job.Kind, job.Id, services, stop.Token)));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task LookAsync(JobKind kind, string id, ToolServices services, CancellationToken cancellationToken)
    {
        try
        {
            await services.JobReader.ReadAsync(kind, id, cancellationToken);
        }
        catch (Exception fault) when (fault is HeyGenException or OperationCanceledException)
        {
            // The list shows what is known.
        }
    }

    private static JsonObject Shape(IReadOnlyList<Submission> rows, bool hasMore)
    {
        var list = new JsonObject { ["data"] = new JsonArray([.. rows.Select(Shape)]), ["has_more"] = hasMore };
        if (hasMore)
        {
            list["next_token"] = rows[^1].Id;
        }

        list["next"] = Next(rows);
        return list;
    }

    private static JsonObject Shape(Submission row)
    {
        var shaped = new JsonObject
        {
            ["tool"] = row.Tool,
            ["state"] = row.State.Name(),
            ["started_at"] = row.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (row.Title is { } title)
        {
            shaped["title"] = UntrustedText.Clean(title);
        }

        if (row.JobIds.Count > 0 || row.State.IsOpen())
        {
            // Before HeyGen has named a job, the submission's own id is waited for in its place.
            shaped["job_ids"] = Texts(row.JobIds.Count > 0 ? row.JobIds.Select(UntrustedText.Clean) : [new JobId(SubmissionFormatter.Kind, row.Id).ToString()]);
        }

        if (row.Estimate.Usd is { } estimate)
        {
            shaped["estimate_usd"] = EstimateFormatter.Usd(estimate);
        }

        if (row.SettledUsd is { } settled)
        {
            shaped["settled_usd"] = EstimateFormatter.Usd(settled);
        }

        if (row.Failure is { } failure)
        {
            shaped["failure"] = UntrustedText.Clean(failure);
        }

        if (row.State is SubmissionState.Completed && row.JobIds.Count > 0)
        {
            shaped["links"] = Texts(Ids(row).Select(JobUri.Of));
        }

        return shaped;
    }

    private static IEnumerable<JobId> Ids(Submission row) => row.JobIds.Select(job => JobId.TryParse(job, out var id) ? id : null).OfType<JobId>();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Next(IReadOnlyList<Submission> rows)
    {
        if (rows.Count == 0)
        {
            return "Nothing that fits was started through this server. What was made elsewhere is found with HeyGen's lists, e.g. list_videos.";
        }

        var advice = new List<string>();
        if (rows.Any(row => row.State is SubmissionState.Accepted || row.State.IsOpen()))
        {
            advice.Add("wait_for_job with job_ids goes on with what has not ended; starting it again would pay twice.");
        }

        if (rows.Any(row => row.State is SubmissionState.Completed && row.JobIds.Count > 0))
        {
            advice.Add("get_job with one of job_ids gives fresh links.");
        }

        if (rows.Any(row => row.State is SubmissionState.Unknown))
        {
            advice.Add("What is unknown may have been started: look with the tool that lists such things before calling its tool again.");
        }

        return advice.Count == 0 ? "Nothing of this is running." : string.Join(' ', advice);
    }
}
