using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Batches;

/// <summary>Many requests of one API group, sent as one.</summary>
internal sealed record Batch(string Id, string Group, string? Title, long CreatedAt, IReadOnlyList<BatchItem> Items)
{
    /// <summary><c>processing</c> as long as an item is, then <c>completed</c>, or <c>failed</c> when no item came to anything.</summary>
    public string Status(DateTimeOffset now)
    {
        var statuses = Items.Select(item => item.Status(now)).ToArray();
        if (statuses.Any(status => status is "queued" or "processing"))
            return "processing";
        return statuses.Contains("completed") ? "completed" : "failed";
    }
}

/// <summary>One request of a batch: either under way, with the id of what comes out of it, or refused.</summary>
internal sealed record BatchItem(int Index, string? ResultId, Job? Job, ApiException? Refusal)
{
    public string Status(DateTimeOffset now) => Job?.State(now) switch
    {
        JobState.Running => now < Job.StartedAt ? "queued" : "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}

/// <summary>What a checked item comes to.</summary>
/// <param name="Terms">What its job will take and cost.</param>
/// <param name="Begin">Keeps what the job makes, and returns its id.</param>
internal sealed record BatchWork(JobTerms Terms, Func<Job, string> Begin);
