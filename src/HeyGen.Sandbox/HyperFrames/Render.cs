using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.HyperFrames;

/// <summary>A composition that is being rendered, or has been.</summary>
internal sealed record Render(string Id, string? Title, Job Job) : IResource, IEventSource
{
    /// <summary>The assumed length of a film; only rendering would tell the true one.</summary>
    public const double OutputSeconds = 10;

    /// <summary>The share of the job after which rendering begins.</summary>
    private const double BeginsAt = 0.2;

    public required double Fps { get; init; }

    public required string Quality { get; init; }

    public required string Format { get; init; }

    public required string Resolution { get; init; }

    public required string AspectRatio { get; init; }

    public string? Composition { get; init; }

    public string? CallbackId { get; init; }

    public static string Noun => "Render";

    public static string NotFoundCode => "hyperframes_render_not_found";

    public IEnumerable<MediaFile> Media => [new(FilmMedium, MediaContent.Film(Format)), new(ThumbnailMedium, MediaContent.Picture(640, 360, Id))];

    private string FilmMedium => $"renders/{Id}.{Format}";

    private string ThumbnailMedium => $"renders/{Id}.png";

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("hyperframes_video", Id, Job, () => new() { ["render_id"] = Id, ["callback_id"] = CallbackId });

    public JsonObject Describe(ApiCall call)
    {
        var status = Job.Status(call.Now, "queued", BeginsAt, "rendering");
        var isDone = status == "completed";
        return new()
        {
            ["render_id"] = Id,
            ["status"] = status,
            ["title"] = Title,
            ["video_url"] = isDone ? call.Link(FilmMedium) : null,
            ["thumbnail_url"] = isDone ? call.Link(ThumbnailMedium) : null,
            ["duration"] = isDone ? OutputSeconds : null,
            ["fps"] = Fps,
            ["quality"] = Quality,
            ["format"] = Format,
            ["resolution"] = Resolution,
            ["aspect_ratio"] = AspectRatio,
            ["composition"] = Composition,
            ["callback_id"] = CallbackId,
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
            ["completed_at"] = isDone ? Job.EndsAt.ToUnixTimeSeconds() : null,
            ["failure_message"] = status == "failed" ? "The composition could not be rendered." : null,
        };
    }
}
