namespace HeyGen.Sandbox.Podcasts;

/// <summary>The API's group <c>podcast</c>. No price is known, so it is free here.</summary>
internal sealed class PodcastOperations : IOperationGroup
{
    private const double JobSeconds = 12;

    public void Register(OperationTable operations)
    {
        operations.Stores<Podcast>("/v3/podcasts");
        operations["create_podcast"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        ApiException.ThrowIf(call.Body.Text("topic") is null && !call.Body.Items("source_files").Any(), "topic", "topic or source_files is needed");
        foreach (var role in (ReadOnlySpan<string>)["host", "guest"])
        {
            call.CheckNamed<AvatarLook>(call.Body, $"{role}_avatar_id");
            call.CheckNamed<Voice>(call.Body, $"{role}_voice_id");
        }

        AssetInput.CheckAll(call, call.Body, "source_files");
        AssetInput.CheckUrlField(call.Body, "callback_url");

        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("topic"), call.Body.Text("instructions"))));
        return call.Answer(call.Keep(new Podcast(call.Body, job) { Title = call.Body.Text("topic") }).Describe(call));
    }
}

/// <summary>A talk that is being produced, or has been.</summary>
internal sealed record Podcast(JsonElement Request, Job Job) : Product(Request, Job), IResource, IEventSource
{
    public static string Noun => "Podcast";

    public override IEnumerable<MediaFile> Media =>
        FilmAndThumbnail(FilmSize.Of(Request.Text("layout") == "portrait" ? "9:16" : "16:9", resolution: null), 60 * Minutes);

    protected override string IdField => "podcast_id";

    protected override string Failure => "The podcast could not be produced.";

    /// <summary>Two minutes where the caller leaves the length to HeyGen.</summary>
    private double Minutes => Request.Text("duration") switch
    {
        "1min" => 1,
        "3min" => 3,
        "5min" => 5,
        _ => 2,
    };

    public override string Status(DateTimeOffset now) => Job.Status(now, "processing");

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("podcast", Id, Job, () => new() { ["podcast_id"] = Id, ["callback_id"] = Request.Text("callback_id") });

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) =>
        new(FilmAndThumbnailLinks(link)) { ["duration"] = 60 * Minutes };
}
