using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.BackgroundRemovals;

/// <summary>A film that is being taken apart, or has been.</summary>
internal sealed record BackgroundRemoval(string Id, IReadOnlyList<string> Layers, Job Job)
{
    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.125;

    /// <summary>What the caller knows the job by.</summary>
    public string? RequestId { get; init; }

    /// <summary>HeyGen still tells of a deleted job, by its state.</summary>
    public bool IsDeleted { get; set; }

    public string Status(DateTimeOffset now) => IsDeleted ? "deleted" : Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };

    public string Medium(string layer) => $"background-removals/{Id}-{layer}.{Format(layer)}";

    /// <summary>Only webm can be seen through, as a foreground without its background is.</summary>
    public static string Format(string layer) => layer == "foreground" ? "webm" : "mp4";
}
