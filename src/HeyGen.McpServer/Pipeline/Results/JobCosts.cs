namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Adds the cost of jobs to results about jobs that another call started.</summary>
internal sealed class JobCosts(HeyGenClient heyGen, ILedger ledger, Billing billing)
{
    public async Task<ToolResult> AddAsync(ToolResult result, CancellationToken cancellationToken)
    {
        if (result is not { Kind: ResultKind.Done or ResultKind.StillRunning, Structured: { } fields })
            return result;

        var jobs = JobsIn(fields);
        var (rows, unit) = await RowsAsync([.. jobs.Select(job => job.Id)], cancellationToken);
        if (rows.Values.DistinctBy(row => row.Id).ToList() is [var only] && rows.Count == jobs.Count)
        {
            CostFields.Add(fields, only, jobs.Count, unit);
            return result;
        }

        if (jobs.Count > JobSetFormatter.MostInFull)
        {
            fields["cost_usd"] = EstimateFormatter.Usd(rows.Values.DistinctBy(row => row.Id).Sum(row => row.SettledUsd ?? 0));
            return result;
        }

        foreach (var (id, shown) in jobs)
        {
            if (rows.TryGetValue(id, out var row))
                CostFields.Add(shown, row, jobs: 1, unit);
        }

        return result;
    }

    /// <summary>The objects of a result that are about one job, each with the job's id.</summary>
    private static List<(string Id, JsonObject Shown)> JobsIn(JsonObject result)
    {
        var shown = result["jobs"] is JsonArray many ? many.OfType<JsonObject>() : [result];
        return [.. shown.Select(one => (Id: JsonText.At(one, "job.id"), Shown: one)).Where(job => job.Id is not null).Select(job => (job.Id!, job.Shown))];
    }

    /// <summary>A ledger that cannot be read must not cost a caller the result, which then goes without an estimate.</summary>
    private async Task<(IReadOnlyDictionary<string, Submission> Rows, BillingUnit Unit)> RowsAsync(
        IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        try
        {
            var account = await heyGen.IdentifyAsync(cancellationToken);
            var rows = new Dictionary<string, Submission>(await ledger.FindByJobsAsync(account.Tag, ids, cancellationToken), StringComparer.Ordinal);
            foreach (var handle in ids.Where(SubmissionFormatter.IsHandle))
            {
                if (await ledger.FindAsync(account.Tag, SubmissionFormatter.IdOf(handle), cancellationToken) is { } row)
                    rows[handle] = row;
            }

            return (rows, billing.Known(account).Unit);
        }
        catch (Exception unreadable) when (unreadable is LedgerException or HeyGenException)
        {
            return (new Dictionary<string, Submission>(), BillingUnit.ApiWallet);
        }
    }
}

/// <summary>Adds to what a result shows of a job what it was expected to cost, and what it took.</summary>
internal static class CostFields
{
    private const string EstimateField = "estimate";
    private const string CostField = "cost";

    /// <param name="jobs">How many jobs of the row are shown: jobs that one call started share its estimate, which says for how many it is where not all are
    /// shown.</param>
    public static void Add(JsonObject shown, Submission row, int jobs, BillingUnit billing)
    {
        if (shown.ContainsKey(EstimateField))
            return;

        // Before next, which stays the last thing that a model reads.
        var place = shown.IndexOf("next") is >= 0 and var next ? next : shown.Count;
        shown.Insert(place, EstimateField, EstimateFormatter.Of(row.Estimate, billing));
        if (EstimateFormatter.Cost(row.SettledUsd, row.Estimate) is { } cost)
            shown.Insert(place + 1, CostField, cost);

        if (row.JobIds.Count > jobs)
            shown[EstimateField]!["jobs"] = row.JobIds.Count;
    }
}
