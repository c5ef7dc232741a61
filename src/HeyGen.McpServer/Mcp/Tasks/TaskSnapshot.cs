using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>A job of a task as it was last seen.</summary>
internal sealed record TaskJob(JobKind Kind, JobSnapshot Snapshot)
{
    public JobState State => Snapshot.State;
}

/// <summary>A task as its jobs were last seen.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Jobs">Its jobs; none while <see cref="Unsent"/> says how far their submission is.</param>
/// <param name="CreatedAt">When the work was asked for, as far as that is known.</param>
internal sealed record TaskSnapshot(string TaskId, IReadOnlyList<TaskJob> Jobs, DateTimeOffset CreatedAt)
{
    /// <summary>What started the jobs; null where another process, without our ledger, did.</summary>
    public Submission? Submission { get; init; }

    /// <summary>What wait_for_job says while HeyGen has named no job yet.</summary>
    public ToolResult? Unsent { get; init; }
}
