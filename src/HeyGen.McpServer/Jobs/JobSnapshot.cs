using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Jobs;

/// <summary>A job as one look at HeyGen showed it.</summary>
/// <param name="Id">The job's handle.</param>
/// <param name="State">What HeyGen's status means.</param>
/// <param name="Status">HeyGen's own word for it.</param>
/// <param name="Fields">HeyGen's answer, unknown fields included.</param>
internal sealed record JobSnapshot(JobId Id, JobState State, string Status, JsonObject Fields)
{
    /// <summary>Progress as HeyGen tells it (0 to 100), for the kinds that do.</summary>
    public double? Percent { get; init; }

    /// <summary>A batch's members by their state, in the order of a job's life; null for a single job.</summary>
    public IReadOnlyList<KeyValuePair<JobState, int>>? Counts { get; init; }

    /// <summary>HeyGen's code and words for a failure.</summary>
    public string? Failure { get; init; }

    /// <summary>When HeyGen took the job on, where its answer says so.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
