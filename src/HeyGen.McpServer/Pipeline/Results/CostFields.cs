using System.Text.Json.Nodes;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Adds to what a result shows of a job what it was expected to cost, and what it took.</summary>
internal static class CostFields
{
    private const string EstimateField = "estimate";
    private const string CostField = "cost";

    /// <param name="shown">The result, or the job in it.</param>
    /// <param name="row">What started the job.</param>
    /// <param name="jobs">How many jobs of the row are shown: jobs that one call started share its estimate, which says for how many it is where not all are shown.</param>
    /// <param name="billing">What pays.</param>
    public static void Add(JsonObject shown, Submission row, int jobs, BillingUnit billing)
    {
        if (shown.ContainsKey(EstimateField))
        {
            return;
        }

        // Before next, which stays the last thing that a model reads.
        var place = shown.IndexOf("next") is >= 0 and var next ? next : shown.Count;
        shown.Insert(place, EstimateField, EstimateFormatter.Of(row.Estimate, billing));
        if (EstimateFormatter.Cost(row.SettledUsd, row.Estimate) is { } cost)
        {
            shown.Insert(place + 1, CostField, cost);
        }

        if (row.JobIds.Count > jobs)
        {
            shown[EstimateField]!["jobs"] = row.JobIds.Count;
        }
    }
}
