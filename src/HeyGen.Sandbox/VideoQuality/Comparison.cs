using System.Text.Json.Nodes;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;

namespace HeyGen.Sandbox.VideoQuality;

/// <summary>Two videos that are being compared, or have been.</summary>
internal sealed record Comparison(string Id, Job Job)
{
    /// <summary>The share of the job after which the work begins; a comparison of a batch waits for its turn.</summary>
    public double BeginsAt { get; init; }

    /// <summary>The state; that of a batch's item knows one word more.</summary>
    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };

    public string ItemStatus(DateTimeOffset now) => Job.State(now) == JobState.Running && Job.Fraction(now) < BeginsAt ? "queued" : Status(now);

    /// <summary>HeyGen's reference does not tell what a result looks like, nor do we look at the videos: the scores follow from the id.</summary>
    public JsonObject Describe(DateTimeOffset now)
    {
        var (first, second) = (Seed.Number($"{Id} a") % 101, Seed.Number($"{Id} b") % 101);
        return new()
        {
            ["comparison_id"] = Id,
            ["status"] = Status(now),
            ["result"] = Status(now) == "completed"
                ? new JsonObject { ["score_a"] = first, ["score_b"] = second, ["winner"] = first >= second ? "a" : "b" }
                : null,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
        };
    }
}

/// <summary>Comparisons that were asked for together.</summary>
internal sealed record ComparisonBatch(string Id, long CreatedAt, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Completed when all have ended, even if some have failed; failed when all have.</summary>
    public string Status(DateTimeOffset now) =>
        Comparisons.Any(comparison => comparison.Job.State(now) == JobState.Running) ? "processing"
        : Comparisons.All(comparison => comparison.Job.State(now) == JobState.Failed) ? "failed"
        : "completed";
}
