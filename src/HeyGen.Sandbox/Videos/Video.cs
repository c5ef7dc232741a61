using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.Videos;

/// <summary>A film that is being rendered, or has been.</summary>
internal sealed record Video(string Id, string? Title, Job Job) : IResource, IEventSource
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

    /// <summary>Its end is an event of the session, not of the video.</summary>
    public bool IsByAgent { get; init; }

    public static string Noun => "Video";

    public static string NotFoundCode => "video_not_found";

    public IEnumerable<MediaFile> Media
    {
        get
        {
            yield return new(FilmMedium, MediaContent.Film(OutputFormat));
            yield return new(ThumbnailMedium, MediaContent.Picture(640, 360, Id));
            if (HasMovingPicture)
            {
                yield return new(MovingPictureMedium, MediaContent.MovingPicture(Id));
            }
            if (!HasCaptions)
            {
                yield break;
            }
            yield return new(CaptionedMedium, MediaContent.Film(OutputFormat));
            yield return new(SubtitleMedium, MediaContent.Subtitles(Script));
        }
    }

    private string FilmMedium => $"videos/{Id}.{OutputFormat}";

    private string CaptionedMedium => $"videos/{Id}-captioned.{OutputFormat}";

    private string SubtitleMedium => $"videos/{Id}.srt";

    private string ThumbnailMedium => $"videos/{Id}.png";

    private string MovingPictureMedium => $"videos/{Id}.gif";

    public bool Exists(ApiCall call) => Job.Fraction(call.Now) >= BeginsAt;

    public bool IsListed(ApiCall call) => call.IsAskedFor("folder_id", FolderId)
        && (call.QueryValue("title") is not { } title || Title?.Contains(title, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>
    /// The state as read and listed: <c>pending</c>, <c>processing</c>, <c>completed</c> or <c>failed</c>. Only the answer to the creation says
    /// <c>waiting</c>, which the contract of the reads does not have.
    /// </summary>
    public string Status(DateTimeOffset now) => Job.Status(now, "pending", RendersAt, "processing");

    public WebhookEvent? EndEvent(EventWindow window) => IsByAgent ? null : window.End("avatar_video", Id, Job, () =>
    {
        var data = new JsonObject { ["video_id"] = Id, ["folder_id"] = FolderId, ["callback_id"] = CallbackId };
        if (Job.State(window.Now) == JobState.Succeeded)
        {
            data["url"] = window.Link(FilmMedium);
            data["gif_download_url"] = null;
            data["video_page_url"] = null;
            data["video_share_page_url"] = null;
        }

        return data;
    });

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        var isDone = status == "completed";
        var hasFailed = status == "failed";
        string? Link(string medium, bool exists = true) => isDone && exists ? call.Link(medium) : null;
        return new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["status"] = status,
            ["created_at"] = CreatedAt,
            ["completed_at"] = isDone ? Job.EndsAt.ToUnixTimeSeconds() : null,
            ["duration"] = isDone ? OutputSeconds : null,
            ["video_url"] = Link(FilmMedium),
            ["captioned_video_url"] = Link(CaptionedMedium, HasCaptions),
            ["subtitle_url"] = Link(SubtitleMedium, HasCaptions),
            ["thumbnail_url"] = Link(ThumbnailMedium),
            ["gif_url"] = Link(MovingPictureMedium, HasMovingPicture),
            ["video_page_url"] = null,
            ["folder_id"] = FolderId,
            ["output_language"] = null,
            ["failure_code"] = hasFailed ? "rendering_failed" : null,
            ["failure_message"] = hasFailed ? "The video could not be rendered." : null,
        };
    }
}
