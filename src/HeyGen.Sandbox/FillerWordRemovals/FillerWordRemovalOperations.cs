namespace HeyGen.Sandbox.FillerWordRemovals;

/// <summary>The API's group <c>filler_word_removal</c>.</summary>
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
        var body = call.Body;
        AssetInput.CheckField(call, body, "video", "video");
        AssetInput.CheckUrlField(body, "callback_url");
        var price = PriceOfAMinute * (decimal)Math.Max(1, FillerWordRemoval.SourceSeconds / 60);
        var work = call.Account.StartJob(new JobTerms(JobSeconds, price).With(TestHooks.In(body.Text("title"))));
        var job = call.Keep(new FillerWordRemoval(Ids.New(), body.Text("title"), body.Text("callback_id"), work));
        return call.Answer(new JsonObject { ["filler_word_removal_id"] = job.Id });
    }
}

/// <summary>A talking video that is being cleaned, or has been.</summary>
internal sealed record FillerWordRemoval(string Id, string? Title, string? CallbackId, Job Job) : IResource
{
    /// <summary>The assumed length of a video that the sandbox does not look at, for it fetches nothing.</summary>
    public const double SourceSeconds = 60;

    private const double OutputSeconds = 52.5;
    private const int Cuts = 9;

    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.1;

    public static string Noun => "Filler-word removal";

    public IEnumerable<MediaFile> Media => [new(FilmMedium, MediaContent.Film("mp4")), new(ThumbnailMedium, MediaContent.Picture(640, 360, Id))];

    private string FilmMedium => $"filler-word-removals/{Id}.mp4";

    private string ThumbnailMedium => $"filler-word-removals/{Id}.png";

    public JsonObject Describe(ApiCall call)
    {
        var status = Job.Status(call.Now, "pending", BeginsAt, "running");
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
}
