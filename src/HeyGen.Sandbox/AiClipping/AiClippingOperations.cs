namespace HeyGen.Sandbox.AiClipping;

internal sealed class AiClippingOperations : IOperationGroup
{
    private const double JobSeconds = 10;

    /// <summary>From one secondary source; HeyGen publishes none.</summary>
    private const decimal PriceOfAClip = 0.15m;

    public void Register(OperationTable operations)
    {
        operations.Stores<ClippingJob>("/v3/ai-clipping");
        operations["create_ai_clipping"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckField(call, call.Body, "video", "video");
        AssetInput.CheckUrlField(call.Body, "callback_url");
        var hooks = TestHooks.In(call.Body.Text("title"), call.Body.Field("output_settings")?.Text("prompt"));
        var job = call.Account.StartJob(new JobTerms(JobSeconds, PriceOfAClip * ClippingJob.Moments.Count).With(hooks));
        return call.Answer(new JsonObject { ["ai_clipping_id"] = call.Keep(new ClippingJob(call.Body, job)).Id });
    }
}

/// <summary>A long video that is being cut into clips, or has been.</summary>
internal sealed record ClippingJob(JsonElement Request, Job Job) : Product(Request, Job), IResource, IEventSource
{
    /// <summary>The assumed length of a video that the sandbox does not look at, for it fetches nothing.</summary>
    private const double SourceSeconds = 600;

    /// <summary>The share of the job after which the video is watched, and the one after which its clips are known.</summary>
    private const double BeginsAt = 0.1;
    private const double ClipsAreKnownAt = 0.5;

    private readonly JsonElement settings = Request.Field("output_settings") ?? default;

    public static IReadOnlyList<(string Title, int ViralityScore)> Moments { get; } =
        [("The best question", 87), ("What nobody expected", 74), ("In one sentence", 61)];

    public static string Noun => "Clipping job";

    public override IEnumerable<MediaFile> Media => Moments.Index().SelectMany(clip => (MediaFile[])
    [
        new(Film(clip.Index), MediaContent.Film("mp4", Size, Seconds(clip.Index))),
        new(Thumbnail(clip.Index), MediaContent.Picture(Size.Within(640).Width, Size.Within(640).Height, $"{Id}-{clip.Index}")),
    ]);

    protected override string[] Repeated => ["callback_id", "input_language"];

    protected override string Failure => "The video could not be cut.";

    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", BeginsAt, "running");

    /// <summary>The one event that carries the whole resource.</summary>
    public WebhookEvent? EndEvent(EventWindow window) => window.End("ai_clipping", Id, Job, () => DescribeAll(window.Now, window.Link));

    public override JsonObject Describe(ApiCall call) => DescribeAll(call.Now, call.Link);

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => [];

    private JsonObject DescribeAll(DateTimeOffset now, Func<string, string> link)
    {
        var described = Describe(now, link);
        described["source_duration"] = Job.Fraction(now) < BeginsAt ? null : SourceSeconds;
        described["output_settings"] = new JsonObject
        {
            ["aspect_ratio"] = AspectRatio,
            ["captions"] = settings.Field("captions") is null || settings.Flag("captions"),
            ["caption_style"] = settings.Text("caption_style") ?? "outline_classic",
            ["duration_types"] = settings.Texts("duration_types").ToJson(),
            ["prompt"] = settings.Text("prompt"),
        };
        described["clips"] = (Job.Fraction(now) < ClipsAreKnownAt ? [] : Moments.Select((_, clip) => DescribeClip(clip, Job.State(now), link))).ToJson();
        return described;
    }

    private JsonObject DescribeClip(int clip, JobState state, Func<string, string> link)
    {
        var isDone = state == JobState.Succeeded;
        return new()
        {
            ["id"] = Ids.For($"clip {clip} of {Id}"),
            ["status"] = state == JobState.Running ? "pending" : isDone ? "completed" : "failed",
            ["title"] = Moments[clip].Title,
            ["video_url"] = isDone ? link(Film(clip)) : null,
            ["thumbnail_url"] = isDone ? link(Thumbnail(clip)) : null,
            ["duration_seconds"] = isDone ? Seconds(clip) : null,
            ["aspect_ratio"] = AspectRatio,
            ["virality_score"] = isDone ? Moments[clip].ViralityScore : null,
            ["failure_message"] = state == JobState.Failed ? "The clip could not be cut." : null,
        };
    }

    private FilmSize Size => FilmSize.Of(AspectRatio switch { "landscape" => "16:9", "square" => "1:1", _ => "9:16" }, resolution: null);

    private string AspectRatio => settings.Text("aspect_ratio") ?? "portrait";

    /// <summary>A little below what the clip's type allows. A type stands for seconds, but for <c>long</c>.</summary>
    private double Seconds(int clip) => settings.Texts("duration_types") is not { Length: > 0 } types ? 45 : types[clip % types.Length] switch
    {
        "30" => 27,
        "60" => 54,
        "180" => 162,
        _ => 300,
    };

    private string Film(int clip) => Medium($"-{clip}.mp4");

    private string Thumbnail(int clip) => Medium($"-{clip}.png");
}
