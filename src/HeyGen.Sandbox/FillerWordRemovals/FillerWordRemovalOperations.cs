namespace HeyGen.Sandbox.FillerWordRemovals;

internal sealed class FillerWordRemovalOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>For each minute of the source, one at least.</summary>
    private const decimal PriceOfAMinute = 0.3m;

    public void Register(OperationTable operations)
    {
        operations.Stores<FillerWordRemoval>("/v3/filler-word-removals");
        operations["create_filler_word_removal"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckField(call, call.Body, "video", "video");
        AssetInput.CheckUrlField(call.Body, "callback_url");
        var source = call.FootageOf(call.Body, "video") ?? new(FilmSize.Landscape, FillerWordRemoval.UnknownSeconds);
        var price = PriceOfAMinute * (decimal)Math.Max(1, source.Seconds / 60);
        var job = call.Account.StartJob(new JobTerms(JobSeconds, price).With(TestHooks.In(call.Body.Text("title"))));
        return call.Answer(new JsonObject { ["filler_word_removal_id"] = call.Keep(new FillerWordRemoval(call.Body, job, source)).Id });
    }
}

/// <summary>A talking video that is being cleaned, or has been.</summary>
internal sealed record FillerWordRemoval(JsonElement Request, Job Job, Footage Source) : Product(Request, Job), IResource, IEventSource
{
    /// <summary>The assumed length of a video that the sandbox does not look at, for it fetches nothing.</summary>
    public const double UnknownSeconds = 60;

    private const double Kept = 0.875;

    private double OutputSeconds => Source.Seconds * Kept;

    public static string Noun => "Filler-word removal";

    public override IEnumerable<MediaFile> Media => FilmAndThumbnail(Source.Size ?? FilmSize.Landscape, OutputSeconds);

    protected override string Failure => "The video could not be cleaned.";

    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", 0.1, "running");

    public WebhookEvent? EndEvent(EventWindow window) => window.End(
        "filler_word_removal", Id, Job, () => new() { ["filler_word_removal_id"] = Id, ["callback_id"] = Request.Text("callback_id") });

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => new(FilmAndThumbnailLinks(link))
    {
        ["num_cuts"] = 9,
        ["original_duration"] = Source.Seconds,
        ["output_duration"] = OutputSeconds,
        ["reduction_pct"] = (1 - Kept) * 100,
    };
}
