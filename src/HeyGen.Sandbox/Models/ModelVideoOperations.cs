namespace HeyGen.Sandbox.Models;

/// <summary>Clips of the API's group <c>model</c>. No price is known, so they are free here.</summary>
internal sealed class ModelVideoOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    private static readonly string[] largeRatios = ["16:9", "9:16"];

    public void Register(OperationTable operations)
    {
        operations.Stores<ModelVideo>("/v3/models/videos");
        operations["create_model_video"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        CheckRatio(call);
        CheckFiles(call);
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("prompt"))));
        return call.Answer(call.Keep(new ModelVideo(call.Body, job)).Describe(call));
    }

    /// <summary>The large sizes come in two aspect ratios only, unless a picture gives the ratio.</summary>
    private static void CheckRatio(ApiCall call)
    {
        var isLarge = call.Body.Text("resolution") is "1080p" or "2k";
        ApiException.ThrowIf(
            isLarge && call.Body.Text("mode") != "image_to_video" && call.Body.Text("aspect_ratio") is { } ratio && !largeRatios.Contains(ratio),
            "aspect_ratio", $"this resolution comes in {string.Join(" and ", largeRatios)} only");
    }

    private static void CheckFiles(ApiCall call)
    {
        AssetInput.CheckField(call, call.Body, "image", "image");
        AssetInput.CheckAll(call, call.Body, "reference_images", "image");
        AssetInput.CheckAll(call, call.Body, "reference_videos", "video");
        AssetInput.CheckAll(call, call.Body, "reference_audio", "audio");
    }
}

/// <summary>A clip that is being generated, or has been.</summary>
internal sealed record ModelVideo(JsonElement Request, Job Job) : Product(Request, Job), IResource
{
    /// <summary>The length where the caller names none; HeyGen's own is not known.</summary>
    private const int UsualSeconds = 6;

    private readonly FilmSize size = FilmSize.Of(Request.Text("aspect_ratio"), Request.Text("resolution"));

    public static string Noun => "Clip";

    public static string NotFoundCode => "video_not_found";

    public override IEnumerable<MediaFile> Media => [new(Medium(".mp4"), MediaContent.Film("mp4", size, Seconds))];

    private int Seconds => (int)(Request.Number("duration") ?? UsualSeconds);

    protected override string IdField => "video_id";

    /// <summary>The ratio as the caller gave it; HeyGen's own choice is not known.</summary>
    protected override string[] Repeated => ["aspect_ratio", "seed"];

    protected override string Failure => "The clip could not be generated.";

    public override string Status(DateTimeOffset now) => Job.Status(now, "pending", 0.125, "processing");

    public override JsonObject Describe(ApiCall call)
    {
        var described = base.Describe(call);
        described["model"] = Request.Text("model");
        described["duration"] = Seconds;
        described["width"] = size.Width;
        described["height"] = size.Height;
        described["failure_code"] = Job.State(call.Now) == JobState.Failed ? "generation_failed" : null;
        return described;
    }

    protected override Dictionary<string, JsonNode?> Result(Func<string, string> link) => new() { ["video_url"] = link(Medium(".mp4")) };
}
