namespace HeyGen.Sandbox.Videos;

/// <summary>A film that is being rendered, or has been.</summary>
/// <param name="Request">The body that asked for it; nothing for a video that came out of something else.</param>
/// <param name="Script">What is said; captions are made from it.</param>
/// <param name="OutputSeconds">
/// The length the API reports and charges for, estimated from the script.
/// </param>
internal sealed record Video(JsonElement Request, Job Job, string Script, double OutputSeconds) : Product(Request, Job), IResource, IEventSource
{
    public bool HasCaptions { get; init; }

    public string? FolderId { get; init; }

    /// <summary>The share of the job after which the video begins to exist: a Video Agent thinks before it renders.</summary>
    public double BeginsAt { get; init; }

    /// <summary>Its end is an event of the session, not of the video.</summary>
    public bool IsByAgent { get; init; }

    public static string Noun => "Video";

    public static string NotFoundCode => "video_not_found";

    /// <summary>A template's video may name its own; a Video Agent's has the orientation of its session.</summary>
    public FilmSize Size { get; init; } = Request.Field("dimension") is { } own
        ? new((int)own.Number("width")!, (int)own.Number("height")!)
        : FilmSize.Of(Request.Text("aspect_ratio"), Request.Text("resolution") ?? (Request.Text("type") == "cinematic_avatar" ? "720p" : null));

    public string OutputFormat => Request.Text("output_format") ?? "mp4";

    public override IEnumerable<MediaFile> Media
    {
        get
        {
            yield return new(FilmMedium, MediaContent.Film(OutputFormat, Size, OutputSeconds));
            yield return Thumbnail(Size);
            yield return new(PageMedium, MediaContent.Page(Id));
            if (HasMovingPicture)
                yield return new(Medium(".gif"), MediaContent.MovingPicture());
            if (HasCaptions)
            {
                yield return new(CaptionedMedium, MediaContent.Film(OutputFormat, Size, OutputSeconds, Script));
                yield return new(Medium(".srt"), MediaContent.Subtitles(Script));
            }
        }
    }

    protected override string[] Repeated => [];

    protected override string Failure => "The video could not be rendered.";

    private bool HasMovingPicture => Request.Flag("include_gif");

    private string PageMedium => Medium(".html");

    private string FilmMedium => Medium($".{OutputFormat}");

    private string CaptionedMedium => Medium($"-captioned.{OutputFormat}");

    public bool Exists(ApiCall call) => Job.Fraction(call.Now) >= BeginsAt;

    public bool IsListed(ApiCall call) => call.IsAskedFor("folder_id", FolderId)
        && (call.QueryValue("title") is not { } title || Title?.Contains(title, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>
    /// The state as read and listed. An avatar video of 8 s begins to be rendered at 1.5 s, that of an agent as soon as it exists.
    /// </summary>
    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", IsByAgent ? BeginsAt : 1.5 / 8, "processing");

    public WebhookEvent? EndEvent(EventWindow window) => IsByAgent ? null : window.End("avatar_video", Id, Job, () =>
    {
        var data = new JsonObject { ["video_id"] = Id, ["folder_id"] = FolderId, ["callback_id"] = Request.Text("callback_id") };
        if (Job.State(window.Now) == JobState.Succeeded)
        {
            data["url"] = window.Link(FilmMedium);
            data["gif_download_url"] = null;
            data["video_page_url"] = window.Link(PageMedium);
            data["video_share_page_url"] = null;
        }
        return data;
    });

    public override JsonObject Describe(ApiCall call)
    {
        var described = base.Describe(call);
        described["folder_id"] = FolderId;
        described["failure_code"] = Job.State(call.Now) == JobState.Failed ? "rendering_failed" : null;
        return described;
    }

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => new()
    {
        ["duration"] = OutputSeconds,
        ["video_url"] = link(FilmMedium),
        ["video_page_url"] = link(PageMedium),
        ["captioned_video_url"] = HasCaptions ? link(CaptionedMedium) : null,
        ["subtitle_url"] = HasCaptions ? link(Medium(".srt")) : null,
        ["thumbnail_url"] = link(Medium(".png")),
        ["gif_url"] = HasMovingPicture ? link(Medium(".gif")) : null,
    };
}
