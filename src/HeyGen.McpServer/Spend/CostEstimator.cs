using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Ledger;

namespace HeyGen.McpServer.Spend;

/// <summary>Tells beforehand what a call will cost, and afterwards what it took, from dated price data.</summary>
internal static class CostEstimator
{
    /// <summary>What one call of an operation is expected to cost.</summary>
    /// <param name="operation">What is called; its fixed fields tell the variant of a union.</param>
    /// <param name="arguments">The arguments, in HeyGen's own names.</param>
    public static Estimate Of(Operation operation, JsonObject arguments) => Estimate.Free;

    /// <summary>What a job that has ended took, in USD; null where its answer does not tell.</summary>
    public static decimal? Settle(Submission submission, JobSnapshot ended) => null;
}
