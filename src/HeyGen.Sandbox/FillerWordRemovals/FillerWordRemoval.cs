using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;

namespace HeyGen.Sandbox.FillerWordRemovals;

/// <summary>A talking video that is being cleaned, or has been.</summary>
internal sealed record FillerWordRemoval(string Id, string? Title, string? CallbackId, Job Job)
{
    /// <summary>The assumed length of a video that the sandbox does not look at, for it fetches nothing.</summary>
    public const double SourceSeconds = 60;

    private const double OutputSeconds = 52.5;
    private const int Cuts = 9;

    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.1;

    public string FilmMedium => $"filler-word-removals/{Id}.mp4";

    public string ThumbnailMedium => $"filler-word-removals/{Id}.png";

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["id"] = Id,
            ["status"] = status,
            ["progress"] = (int)(Job.Fraction(call.Now) * 100),
            ["title"] = Title,
            ["video_url"] = isDone ? call.Link(FilmMedium) : null,
            ["thumbnail_url"] = isDone ? call.Link(ThumbnailMedium) : null,
            ["num_cuts"] = isDone ? Cuts : null,
            ["original_duration"] = isDone ? SourceSeconds : null,
            ["output_duration"] = isDone ? OutputSeconds : null,
            ["reduction_pct"] = isDone ? (SourceSeconds - OutputSeconds) / SourceSeconds * 100 : null,
            ["failure_message"] = status == "failed" ? "The video could not be cleaned." : null,
            ["callback_id"] = CallbackId,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
        };
    }

    private string Status(DateTimeOffset now) => Job.State(now) switch
    {
        JobState.Running => Job.Fraction(now) < BeginsAt ? "pending" : "running",
        JobState.Succeeded => "completed",
        _ => "failed",
    };
}
