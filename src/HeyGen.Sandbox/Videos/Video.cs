using System.Text.Json;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Videos;

/// <summary>A film that is being rendered, or has been.</summary>
internal sealed record Video(string Id, string? Title, Job Job)
{
    public required long CreatedAt { get; init; }

    /// <summary>The body that asked for it; nothing for a video that came out of something else.</summary>
    public JsonElement Request { get; init; }

    /// <summary>What is said; captions are made from it.</summary>
    public string Script { get; init; } = "";

    /// <summary>
    /// The length the API reports and charges for, estimated from the script. The film behind the link is always the same six seconds:
    /// rendering one of the true length would take what the sandbox is there to save.
    /// </summary>
    public required double OutputSeconds { get; init; }

    public string OutputFormat { get; init; } = "mp4";

    public bool HasCaptions { get; init; }

    public bool HasMovingPicture { get; init; }

    public string? FolderId { get; init; }

    /// <summary>The caller's own mark, repeated in what HeyGen tells of the video's end.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The share of the job after which the video begins to exist: a Video Agent thinks before it renders.</summary>
    public double BeginsAt { get; init; }

    /// <summary>The share of the job after which rendering begins; an avatar video of 8 s begins at 1.5 s.</summary>
    public double RendersAt { get; init; } = 1.5 / 8;

    public string FilmMedium => $"videos/{Id}.{OutputFormat}";

    public string CaptionedMedium => $"videos/{Id}-captioned.{OutputFormat}";

    public string SubtitleMedium => $"videos/{Id}.srt";

    public string ThumbnailMedium => $"videos/{Id}.png";

    public string MovingPictureMedium => $"videos/{Id}.gif";

    public bool Exists(DateTimeOffset now) => Job.Fraction(now) >= BeginsAt;

    /// <summary>
    /// The state as read and listed: <c>pending</c>, <c>processing</c>, <c>completed</c> or <c>failed</c>. Only the answer to the creation says
    /// <c>waiting</c>, for the contract of the reads does not know that word.
    /// </summary>
    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < RendersAt ? "pending" : "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
