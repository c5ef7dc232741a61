using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Models;

/// <summary>A clip that is being generated, or has been.</summary>
internal sealed record ModelVideo(string Id, Job Job)
{
    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.125;

    /// <summary>As the caller gave it; HeyGen's own choice is not known.</summary>
    public string? AspectRatio { get; init; }

    public required int Seconds { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public long? Seed { get; init; }

    public string Medium => $"model-videos/{Id}.mp4";

    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
