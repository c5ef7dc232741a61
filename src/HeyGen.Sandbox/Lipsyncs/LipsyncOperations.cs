namespace HeyGen.Sandbox.Lipsyncs;

internal sealed class LipsyncOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Lipsync>("/v3/lipsyncs");
        operations.Stores<Batch>("/v3/lipsyncs/batches");
        operations["create_lipsync"] = Create;
        operations["update_lipsync"] = Update;
        operations["create_lipsync_batch"] = call => BatchRequest.CreateBatch(call, call.Body.Items("lipsyncs"), request => Check(call, request));
        operations["bulk_lipsync_statuses"] = call => Batch.AnswerStatuses(call, "lipsync_ids", id => call.TryFind<Lipsync>(id)?.Describe(call));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var work = Check(call, call.Body);
        return call.Answer(new JsonObject { ["lipsync_id"] = work.Begin(call.Account.StartJob(work.Terms)) });
    }

    /// <summary>Checks the request for one lipsync, which comes alone or as an item of a batch.</summary>
    private static BatchWork Check(ApiCall call, JsonElement request)
    {
        AssetInput.CheckField(call, request, "video", "video");
        AssetInput.CheckField(call, request, "audio", "audio");
        AssetInput.CheckUrlField(request, "callback_url");
        call.CheckNamed<Folder>(request, "folder_id");
        AssetInput.CheckStretch(request);
        // HeyGen's limit of concurrent jobs does not count lipsyncs.
        var (seconds, rate) = request.Text("mode") == "precision" ? (12, 0.0667m) : (6, 0.0333m);
        var spoken = call.FootageOf(request, "audio")?.Seconds ?? SpokenLength.UnknownAudioSeconds;
        var size = call.FootageOf(request, "video")?.Size ?? FilmSize.Landscape;
        var terms = new JobTerms(seconds, rate * (decimal)spoken).With(TestHooks.In(request.Text("title")));
        return new(terms, job => call.Keep(new Lipsync(request, job, new(size, spoken))).Id);
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var lipsync = call.Found<Lipsync>();
        lipsync.Title = call.Body.Text("title");
        return call.Answer(lipsync.Describe(call));
    }
}

/// <summary>A video with its speech replaced, or on the way to it.</summary>
/// <param name="Film">As large as the video, and as long as the new speech, which is what is paid for.</param>
internal sealed record Lipsync(JsonElement Request, Job Job, Footage Film) : Product(Request, Job), IResource, IEventSource
{
    private const string Captions = "These captions stand for the words of a recording that the sandbox does not listen to.";

    public static string Noun => "Lipsync";

    public override IEnumerable<MediaFile> Media =>
        [new(Medium(".mp4"), MediaContent.Film("mp4", Film.Size!, Film.Seconds)), new(Medium(".srt"), MediaContent.Subtitles(Captions))];

    protected override string Failure => "The lips could not be matched to the audio.";

    /// <summary>HeyGen says <c>running</c> here where a video says <c>processing</c>.</summary>
    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", 0.2, "running");

    public WebhookEvent? EndEvent(EventWindow window) =>
        window.End("lipsync", Id, Job, () => new() { ["lipsync_id"] = Id, ["callback_id"] = Request.Text("callback_id") });

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => new()
    {
        ["duration"] = Film.Seconds,
        ["video_url"] = link(Medium(".mp4")),
        ["caption_url"] = link(Medium(".srt")),
    };
}
