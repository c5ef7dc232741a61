using System.Text.Json.Nodes;
using HeyGen.McpServer.Catalog;
using HeyGen.McpServer.Catalog.BuiltIn;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The result of a task whose jobs have ended: that of the call which started them, where the ledger knows it, else that of wait_for_job.</summary>
internal static class TaskResult
{
    public static async Task<ToolResult> OfAsync(TaskSnapshot look, Caller caller, ToolServices services, CancellationToken cancellationToken)
    {
        (var tool, ToolResult outcome) = Of(look);
        var call = new ToolCall(tool, look.Submission?.Arguments ?? [], new CallOptions(), caller);
        return await CostInResults.AddAsync(call, outcome, services, cancellationToken);
    }

    private static (ToolDefinition Tool, ToolResult Outcome) Of(TaskSnapshot look)
    {
        (JobKind, JobSnapshot)[] jobs = [.. look.Jobs.Select(job => (job.Kind, job.Snapshot))];
        if (look.Submission is { } submission
            && ToolCatalog.Find(submission.Tool) is { Job: { } started } tool
            && submission.JobIds.SequenceEqual(look.Jobs.Select(job => job.Snapshot.Id.ToString())))
        {
            return (tool, OperationCall.ResultOf(started, submission.Answer ?? Ids(look, started), jobs));
        }
        return (JobTools.Wait, look.Jobs is [var only] ? JobFormatter.Outcome(only.Kind, only.Snapshot) : JobSet.Outcome(jobs));
    }

    /// <summary>What agents look for in HeyGen's answer, which the ledger drops once the result was delivered: the ids, where the answer had them.</summary>
    private static JsonObject Ids(TaskSnapshot look, StartedJob started)
    {
        if (started.IdArgument is not null || started.IdPath.Contains('.', StringComparison.Ordinal))
            return [];
        return new JsonObject
        {
            [started.IdPath] = look.Jobs is [var only] ? only.Snapshot.Id.Id : new JsonArray([.. look.Jobs.Select(job => (JsonNode)job.Snapshot.Id.Id)]),
        };
    }
}
