using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Money;

/// <summary>Tells beforehand what a call will cost, and afterwards what it took, from dated price data.</summary>
internal static class CostEstimator
{
    /// <summary>What one call of an operation is expected to cost.</summary>
    /// <param name="operation">What is called; its fixed fields tell the variant of a union.</param>
    /// <param name="arguments">The arguments, in HeyGen's own names.</param>
    /// <param name="mediaSeconds">The length of the media that goes in, where the caller knows it.</param>
    public static Estimate Of(Operation operation, JsonObject arguments, decimal? mediaSeconds = null) =>
        // Only creates have prices; HeyGen publishes none for reads, changes, deletes and uploads.
        operation.Class is OperationClass.Create ? new Quote(PriceList.Current, Items(operation, arguments, mediaSeconds)).Estimate() : Estimate.Free;

    /// <summary>The same in the credits of an enterprise contract, by the older table; null where that says nothing.</summary>
    public static decimal? Credits(Operation operation, JsonObject arguments, decimal? mediaSeconds = null)
    {
        if (operation.Class is not OperationClass.Create)
        {
            return 0;
        }

        var table = PriceList.Current.EnterpriseCredits.Rates;
        var works = Items(operation, arguments, mediaSeconds).SelectMany(item => item).Where(work => !work.IsFree);
        return works.Aggregate((decimal?)0, (sum, work) => sum + (table.FirstOrDefault(rate => rate.Fits(work)) is { } rate ? rate.Credits * work.Units(rate.Unit) : null));
    }

    /// <summary>What a job that has ended took, in USD; null where its answer does not tell.</summary>
    public static decimal? Settle(Submission submission, JobSnapshot ended) => Settlement.Of(submission, ended);

    /// <summary>What a create took whose answer is all there is, because no job follows it; null where the answer does not tell.</summary>
    public static decimal? Settle(Estimate estimate, JsonObject answer) => Settlement.Of(estimate, answer);

    private static IReadOnlyList<IReadOnlyList<Work>> Items(Operation operation, JsonObject arguments, decimal? mediaSeconds) =>
        RequestedWork.Items(operation.Id, operation.FixedFields, arguments, mediaSeconds);
}
