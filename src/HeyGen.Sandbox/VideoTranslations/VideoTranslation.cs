using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>A video that is being translated into one language, or has been.</summary>
internal sealed record VideoTranslation(string Id, Job Job, string OutputLanguage, long CreatedAt)
{
    /// <summary>The share of the job after which the work is said to run.</summary>
    private const double RunsAt = 0.2;

    public string? Title { get; set; }

    public string? InputLanguage { get; init; }

    public string? CallbackId { get; init; }

    public bool IsAudioOnly { get; init; }

    public bool HasCaptions { get; init; }

    public required byte[] Subtitles { get; init; }

    /// <summary>The length that is reported and charged for.</summary>
    public required double Seconds { get; init; }

    public string FilmMedium => $"translations/{Id}.mp4";

    public string AudioMedium => $"translations/{Id}.wav";

    public string SubRipMedium => $"translations/{Id}.srt";

    public string WebVttMedium => $"translations/{Id}.vtt";

    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < RunsAt ? "pending" : "running",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
