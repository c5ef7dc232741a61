using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Lipsyncs;

/// <summary>A video with its speech replaced, or on the way to it.</summary>
internal sealed record Lipsync(string Id, Job Job)
{
    /// <summary>The share of the job after which the work begins.</summary>
    private const double RunsAt = 0.2;

    public required string? Title { get; set; }

    public required long CreatedAt { get; init; }

    public string? CallbackId { get; init; }

    public bool HasCaptions { get; init; }

    public string FilmMedium => $"lipsyncs/{Id}.mp4";

    public string CaptionMedium => $"lipsyncs/{Id}.srt";

    /// <summary>HeyGen says <c>running</c> here where a video says <c>processing</c>.</summary>
    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < RunsAt ? "pending" : "running",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
