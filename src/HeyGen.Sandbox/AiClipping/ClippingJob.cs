using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.AiClipping;

/// <summary>A long video that is being cut into clips, or has been.</summary>
internal sealed record ClippingJob(string Id, string? Title, Job Job) : IResource, IEventSource
{
    /// <summary>The share of the job after which the video is watched, and the one after which its clips are known.</summary>
    private const double BeginsAt = 0.1;

    private const double ClipsAreKnownAt = 0.5;

    public required ClippingSettings Settings { get; init; }

    public required IReadOnlyList<Clip> Clips { get; init; }

    public string? InputLanguage { get; init; }

    public string? CallbackId { get; init; }

    public static string Noun => "Clipping job";

    public IEnumerable<MediaFile> Media => Clips.SelectMany(clip => clip.Media);

    /// <summary>The one event that carries the whole resource.</summary>
    public WebhookEvent? EndEvent(EventWindow window) => window.End("ai_clipping", Id, Job, () => Describe(window.Now, window.Link));

    public JsonObject Describe(ApiCall call) => Describe(call.Now, call.Link);

    private JsonObject Describe(DateTimeOffset now, Func<string, string> link)
    {
        var status = Job.Status(now, "pending", BeginsAt, "running");
        return new()
        {
            ["id"] = Id,
            ["status"] = status,
            ["progress"] = (int)(Job.Fraction(now) * 100),
            ["title"] = Title,
            ["input_language"] = InputLanguage,
            ["source_duration"] = Job.Fraction(now) < BeginsAt ? null : ClippingSettings.SourceSeconds,
            ["output_settings"] = Settings.Describe(),
            ["clips"] = (Job.Fraction(now) < ClipsAreKnownAt ? [] : Clips.Select(clip => clip.Describe(link, this, status))).ToJson(),
            ["failure_message"] = status == "failed" ? "The video could not be cut." : null,
            ["callback_id"] = CallbackId,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
        };
    }
}

/// <summary>A short piece of the video.</summary>
internal sealed record Clip(string Id, string Title, double Seconds, int ViralityScore)
{
    public IEnumerable<MediaFile> Media =>
        [new(FilmMedium, MediaContent.Film("mp4")), new(ThumbnailMedium, MediaContent.Picture(360, 640, Id))];

    private string FilmMedium => $"clips/{Id}.mp4";

    private string ThumbnailMedium => $"clips/{Id}.png";

    /// <param name="link">Makes a signed link to a medium.</param>
    /// <param name="owner">The job that the clip belongs to.</param>
    /// <param name="status">The job's state.</param>
    public JsonObject Describe(Func<string, string> link, ClippingJob owner, string status)
    {
        var isDone = status == "completed";
        return new()
        {
            ["id"] = Id,
            ["status"] = status is "completed" or "failed" ? status : "pending",
            ["title"] = Title,
            ["video_url"] = isDone ? link(FilmMedium) : null,
            ["thumbnail_url"] = isDone ? link(ThumbnailMedium) : null,
            ["duration_seconds"] = isDone ? Seconds : null,
            ["aspect_ratio"] = owner.Settings.AspectRatio,
            ["virality_score"] = isDone ? ViralityScore : null,
            ["failure_message"] = status == "failed" ? "The clip could not be cut." : null,
        };
    }
}
