using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;
using JsonSchema.Wording;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Adds to the result of a job, whichever tool shows it, what it was expected to cost and what it took.</summary>
internal static class CostInResults
{
    private const string EstimateField = "estimate";
    private const string CostField = "cost";

    /// <summary>Which of the ledger's rows a job id stands for.</summary>
    private const string SubmissionKind = "submission";

    public static async Task<ToolResult> AddAsync(ToolCall call, ToolResult outcome, ToolServices services, CancellationToken cancellationToken)
    {
        var isPaid = call.Tool is { Submits: true, Effects: var effects } && effects.HasFlag(Effects.Spends);
        if (outcome.Kind is not (ResultKind.Done or ResultKind.StillRunning) || outcome.Structured is not { } result || result.ContainsKey(EstimateField)
            || !(isPaid || call.Tool.WaitsForJobs || call.Tool == JobTools.Get))
        {
            return outcome;
        }

        var jobs = JobsIn(result);
        var rows = await RowsAsync(jobs.Select(job => job.Id), services, cancellationToken);
        if (rows.Values.DistinctBy(row => row.Id).ToList() is [var only] && (isPaid || rows.Count == jobs.Count))
        {
            Add(result, only, jobs.Count, await BillingAsync(services, cancellationToken));
        }
        else if (rows.Count > 0)
        {
            AddToEach(jobs, rows, await BillingAsync(services, cancellationToken));
        }
        else if (isPaid)
        {
            // No row can be found by a job, because none was started or the ledger cannot be read.
            var estimate = CostEstimator.Of(call.Tool.Price, call.Arguments);
            Add(result, estimate, jobs.Count == 0 ? CostEstimator.Settle(estimate, result) : null, await BillingAsync(services, cancellationToken));
        }
        else
        {
            return outcome;
        }

        return outcome with { Text = ResultText.Render(result) };
    }

    /// <summary>The objects of a result that are about one job, each with the job's id.</summary>
    private static List<(string Id, JsonObject Shape)> JobsIn(JsonObject result)
    {
        var shapes = result["jobs"] is JsonArray many ? many.OfType<JsonObject>() : [result];
        return [.. shapes.Select(shape => (Id: JsonText.At(shape, "job.id"), Shape: shape)).Where(job => job.Id is not null).Select(job => (job.Id!, job.Shape))];
    }

    /// <summary>An estimate is a courtesy: a ledger that cannot be read must not cost a caller the result.</summary>
    private static async Task<Dictionary<string, Submission>> RowsAsync(IEnumerable<string> jobs, ToolServices services, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, Submission>(StringComparer.Ordinal);
        try
        {
            var account = (await services.HeyGen.IdentifyAsync(cancellationToken)).Tag;
            foreach (var id in jobs)
            {
                if (await RowAsync(id, account, services.Ledger, cancellationToken) is { } row)
                {
                    rows[id] = row;
                }
            }
        }
        catch (Exception unreadable) when (unreadable is LedgerException or HeyGenException)
        {
            rows.Clear();
        }

        return rows;
    }

    private static Task<Submission?> RowAsync(string jobId, string account, ILedger ledger, CancellationToken cancellationToken) =>
        JobId.TryParse(jobId, out var id) && id.Value.Kind == SubmissionKind
            ? ledger.FindAsync(account, id.Value.Id, cancellationToken)
            : ledger.FindByJobAsync(account, jobId, cancellationToken);

    private static void AddToEach(List<(string Id, JsonObject Shape)> jobs, Dictionary<string, Submission> rows, BillingUnit billing)
    {
        foreach (var (id, shape) in jobs)
        {
            if (rows.TryGetValue(id, out var row))
            {
                Add(shape, row, shown: 1, billing);
            }
        }
    }

    /// <summary>Jobs that one call started share its estimate, which says for how many it is where not all of them are shown.</summary>
    private static void Add(JsonObject shape, Submission row, int shown, BillingUnit billing)
    {
        Add(shape, row.Estimate, row.SettledUsd, billing);
        if (row.JobIds.Count > shown)
        {
            shape[EstimateField]!["jobs"] = row.JobIds.Count;
        }
    }

    /// <summary>Before <c>next</c>, which stays the last thing that a model reads.</summary>
    private static void Add(JsonObject shape, Estimate estimate, decimal? settled, BillingUnit billing)
    {
        var place = shape.IndexOf("next") is >= 0 and var next ? next : shape.Count;
        shape.Insert(place, EstimateField, EstimateFormatter.Of(estimate, billing));
        if (EstimateFormatter.Cost(settled, estimate) is { } cost)
        {
            shape.Insert(place + 1, CostField, cost);
        }
    }

    private static async Task<BillingUnit> BillingAsync(ToolServices services, CancellationToken cancellationToken)
    {
        try
        {
            return (await services.Billing.KnownAsync(cancellationToken)).Unit;
        }
        catch (HeyGenException)
        {
            return BillingUnit.ApiWallet;
        }
    }
}
