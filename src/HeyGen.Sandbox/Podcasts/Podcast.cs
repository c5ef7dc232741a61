using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.Podcasts;

/// <summary>A talk that is being produced, or has been.</summary>
internal sealed record Podcast(string Id, string? Title, double Seconds, Job Job)
{
    public string FilmMedium => $"podcasts/{Id}.mp4";

    public string ThumbnailMedium => $"podcasts/{Id}.png";

    public string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => "processing",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
