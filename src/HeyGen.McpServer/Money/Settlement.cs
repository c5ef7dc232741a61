using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Money;

/// <summary>
/// What ended work took, by the length that HeyGen tells and the rate of the day on which it was asked for. HeyGen tells no cost of a job, so this is a
/// calculation too; null where even the length is not told.
/// </summary>
internal static class Settlement
{
    private const string WorkflowRun = "workflow_run";

    public static decimal? Of(Submission submission, JobSnapshot ended) => ended.State switch
    {
        // HeyGen does not charge for what it failed at. Of a workflow it charges the nodes that did not fail, of which nothing is known but what was set aside.
        JobState.Failed => ended.Id.Kind == WorkflowRun ? submission.Estimate.ReservedUsd : 0,
        JobState.Completed => JobKinds.Find(ended.Id.Kind) is { Members: not null } batch ? OfBatch(batch, submission, ended.Fields) : OfOne(submission.Estimate, ended.Fields),
        _ => null,
    };

    public static decimal? Of(Estimate estimate, JsonObject answer) => OfOne(estimate, answer);

    private static decimal? OfOne(Estimate estimate, JsonObject fields) => Rounded(estimate.Unit switch
    {
        _ when estimate is { Usd: 0, ReservedUsd: 0 } => 0,
        BilledUnit.OutputSecond => estimate.RateUsd * Duration(fields),
        BilledUnit.OutputMinute => estimate.RateUsd * Duration(fields) / 60,
        BilledUnit.SourceMinute => FillerWordRemoval(estimate, fields),
        BilledUnit.Clip => estimate.RateUsd * Clips(fields),
        BilledUnit.Video or BilledUnit.Call => estimate.RateUsd,
        // Charged by what went in, which was known before.
        BilledUnit.MillionCharacters => estimate.Usd,
        // Of sessions and sources HeyGen tells no length.
        _ => null,
    });

    /// <summary>A batch tells which of its items came out, and no lengths: each of those is taken to cost what was expected.</summary>
    private static decimal? OfBatch(JobKind kind, Submission submission, JsonObject batch)
    {
        if (submission.Arguments is not { } arguments || batch[BatchMembers.ItemsField] is not JsonArray members)
        {
            return null;
        }

        var items = RequestedWork.Items($"create_{kind.Name}", fixedFields: [], arguments, mediaSeconds: null);
        var sum = (decimal?)0;
        foreach (var (place, member) in members.OfType<JsonObject>().Index())
        {
            var index = JsonNumber.Read(member["item_index"]) is { } told && told >= 0 && told < items.Count ? (int)told : place;
            if ((kind.Members!.Kind ?? kind).Meaning(JsonText.At(member, "status")) is not JobState.Failed)
            {
                sum += index < items.Count ? new Quote(PriceList.Current, [items[index]]).Usd : null;
            }
        }

        return Rounded(sum);
    }

    private static decimal? Duration(JsonObject fields) => JsonNumber.Read(fields["duration"]) is >= 0 and var seconds ? seconds : null;

    /// <summary>A minute is paid for at least; refunded when nothing was cut.</summary>
    private static decimal? FillerWordRemoval(Estimate estimate, JsonObject fields) =>
        JsonNumber.Read(fields["num_cuts"]) == 0 ? 0 : estimate.RateUsd * (JsonNumber.Read(fields["original_duration"]) is { } seconds ? Math.Max(1, seconds / 60) : (decimal?)null);

    private static decimal? Clips(JsonObject fields) =>
        fields["clips"] is JsonArray clips ? clips.OfType<JsonObject>().Count(clip => JsonText.At(clip, "status") is null or "completed") : null;

    private static decimal? Rounded(decimal? usd) => usd is { } known ? decimal.Round(known, 6) : null;
}
