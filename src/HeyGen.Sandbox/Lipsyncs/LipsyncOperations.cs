using HeyGen.Sandbox.Batches;
using HeyGen.Sandbox.Folders;

namespace HeyGen.Sandbox.Lipsyncs;

/// <summary>The API's group <c>lipsync</c>.</summary>
internal sealed class LipsyncOperations : IOperationGroup
{
    public void Register(OperationTable operations)
    {
        operations.Stores<Lipsync>("/v3/lipsyncs");
        operations.Stores<RequestBatch>("/v3/lipsyncs/batches");
        operations["create_lipsync"] = Create;
        operations["update_lipsync"] = Update;
        operations["create_lipsync_batch"] = call => RequestBatch.Create(call, call.Body.Items("lipsyncs"), request => Check(call, request));
        operations["bulk_lipsync_statuses"] = call => RequestBatch.AnswerStatuses(call, "lipsync_ids", id => call.TryFind<Lipsync>(id)?.Status(call.Now));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var work = Check(call, call.Body);
        return call.Answer(new JsonObject { ["lipsync_id"] = work.Begin(call.Account.StartJob(work.Terms)) });
    }

    /// <summary>Checks the request for one lipsync, which comes alone or as an item of a batch.</summary>
    /// <exception cref="ApiException">A file cannot be used, or something named does not exist.</exception>
    private static BatchWork Check(ApiCall call, JsonElement request)
    {
        AssetInput.CheckField(call, request, "video", "video");
        AssetInput.CheckField(call, request, "audio", "audio");
        AssetInput.CheckUrlField(request, "callback_url");
        call.CheckNamed<Folder>(request, "folder_id");
        Stretch.Check(request);
        // HeyGen's limit of concurrent jobs does not count lipsyncs.
        var (seconds, rate) = request.Text("mode") == "precision" ? (12, 0.0667m) : (6, 0.0333m);
        var terms = new JobTerms(seconds, rate * (decimal)Lipsync.OutputSeconds).With(TestHooks.In(request.Text("title")));
        return new(terms, job => call.Keep(new Lipsync(Ids.New(), job)
        {
            Title = request.Text("title"),
            CreatedAt = call.Now.ToUnixTimeSeconds(),
            CallbackId = request.Text("callback_id"),
            HasCaptions = request.Flag("enable_caption"),
        }).Id);
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var lipsync = call.Found<Lipsync>();
        lipsync.Title = call.Body.Text("title");
        return call.Answer(lipsync.Describe(call));
    }
}

/// <summary>A video with its speech replaced, or on the way to it.</summary>
internal sealed record Lipsync(string Id, Job Job) : IResource
{
    /// <summary>What is paid for: the new speech, to which the sandbox does not listen.</summary>
    public const double OutputSeconds = SpokenLength.UnknownAudioSeconds;

    private const string Captions = "These captions stand for the words of a recording that the sandbox does not listen to.";

    /// <summary>The share of the job after which the work begins.</summary>
    private const double RunsAt = 0.2;

    public static string Noun => "Lipsync";

    public required string? Title { get; set; }

    public required long CreatedAt { get; init; }

    public string? CallbackId { get; init; }

    public bool HasCaptions { get; init; }

    public IEnumerable<MediaFile> Media =>
        [new(FilmMedium, MediaContent.Film("mp4")), .. HasCaptions ? [new MediaFile(CaptionMedium, MediaContent.Subtitles(Captions))] : Array.Empty<MediaFile>()];

    private string FilmMedium => $"lipsyncs/{Id}.mp4";

    private string CaptionMedium => $"lipsyncs/{Id}.srt";

    /// <summary>HeyGen says <c>running</c> here where a video says <c>processing</c>.</summary>
    public string Status(DateTimeOffset now) => Job.Status(now, "pending", RunsAt, "running");

    public JsonObject Describe(ApiCall call)
    {
        var status = Status(call.Now);
        var isDone = status == "completed";
        return new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["status"] = status,
            ["created_at"] = CreatedAt,
            ["duration"] = isDone ? OutputSeconds : null,
            ["video_url"] = isDone ? call.Link(FilmMedium) : null,
            ["caption_url"] = isDone && HasCaptions ? call.Link(CaptionMedium) : null,
            ["callback_id"] = CallbackId,
            ["failure_message"] = status == "failed" ? "The lips could not be matched to the audio." : null,
        };
    }
}
