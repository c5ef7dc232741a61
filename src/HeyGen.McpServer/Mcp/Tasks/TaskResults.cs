using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>The results of tasks whose jobs have ended: that of the call which started them, where the ledger knows it, else that of wait_for_job.</summary>
internal sealed class TaskResults(IToolCatalog catalog, JobCosts costs)
{
    public Task<ToolResult> FormatAsync(TaskSnapshot task, CancellationToken cancellationToken) => costs.AddAsync(Format(task), cancellationToken);

    private ToolResult Format(TaskSnapshot task)
    {
        FinishedJob[] jobs = [.. task.Jobs.Select(job => new FinishedJob(job.Kind, job.Snapshot.Id.Id, new LastRead(job.Snapshot, Fault: null)))];
        if (task.Submission is { } submission
            && catalog.Find(submission.Tool) is { Job: { } started } tool
            && submission.JobIds.SequenceEqual(jobs.Select(job => job.JobId.ToString())))
        {
            return ResultFormatter.Format(tool, submission.Answer ?? Ids(jobs, started), jobs);
        }

        return jobs is [var only] ? JobFormatter.Format(only.Kind, only.Last.Require()) : JobSetFormatter.Format(jobs);
    }

    /// <summary>What agents look for in HeyGen's answer, where the ledger has it no more: the ids, where the answer had them.</summary>
    private static JsonObject Ids(FinishedJob[] jobs, StartedJob started) => started.IdArgument is not null || started.IsNested
        ? []
        : new JsonObject { [started.IdPath] = jobs is [var only] ? only.Id : new JsonArray([.. jobs.Select(job => (JsonNode)job.Id)]) };
}
