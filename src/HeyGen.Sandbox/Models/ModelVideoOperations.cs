namespace HeyGen.Sandbox.Models;

/// <summary>Clips of the API's group <c>model</c>. No price is known, so they are free here.</summary>
internal sealed class ModelVideoOperations : IOperationGroup
{
    private const double JobSeconds = 8;

    /// <summary>The length where the caller names none; HeyGen's own is not known.</summary>
    private const int UsualSeconds = 6;

    private static readonly string[] LargeRatios = ["16:9", "9:16"];

    public void Register(OperationTable operations)
    {
        operations.Stores<ModelVideo>("/v3/models/videos");
        operations["create_model_video"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        CheckRatio(call);
        CheckFiles(call);
        var resolution = call.Body.Text("resolution") ?? "768p";
        var (width, height) = Size(resolution, isUpright: call.Body.Text("aspect_ratio") == "9:16");
        var job = call.Account.StartJob(new JobTerms(JobSeconds).With(TestHooks.In(call.Body.Text("prompt"))));
        var video = call.Keep(new ModelVideo(Ids.New(), job)
        {
            AspectRatio = call.Body.Text("aspect_ratio"),
            Seconds = (int)(call.Body.Number("duration") ?? UsualSeconds),
            Width = width,
            Height = height,
            Seed = (long?)call.Body.Number("seed"),
        });
        return call.Answer(new JsonObject { ["video_id"] = video.Id });
    }

    /// <summary>The large sizes come in two aspect ratios only, unless a picture gives the ratio.</summary>
    private static void CheckRatio(ApiCall call)
    {
        var isLarge = call.Body.Text("resolution") is "1080p" or "2k";
        if (isLarge && call.Body.Text("mode") != "image_to_video" && call.Body.Text("aspect_ratio") is { } ratio && !LargeRatios.Contains(ratio))
        {
            throw ApiException.InvalidParameter("aspect_ratio", $"aspect_ratio: this resolution comes in {string.Join(" and ", LargeRatios)} only.");
        }
    }

    private static void CheckFiles(ApiCall call)
    {
        AssetInput.CheckField(call, call.Body, "image", "image");
        AssetInput.CheckAll(call, call.Body, "reference_images", "image");
        AssetInput.CheckAll(call, call.Body, "reference_videos", "video");
        AssetInput.CheckAll(call, call.Body, "reference_audio", "audio");
    }

    private static (int Width, int Height) Size(string resolution, bool isUpright)
    {
        var (longer, shorter) = resolution switch
        {
            "480p" => (854, 480),
            "1080p" => (1920, 1080),
            "2k" => (2560, 1440),
            _ => (1366, 768),
        };
        return isUpright ? (shorter, longer) : (longer, shorter);
    }
}

/// <summary>A clip that is being generated, or has been.</summary>
internal sealed record ModelVideo(string Id, Job Job) : IResource
{
    /// <summary>The share of the job after which the work begins.</summary>
    private const double BeginsAt = 0.125;

    public static string Noun => "Clip";

    public static string NotFoundCode => "video_not_found";

    /// <summary>As the caller gave it; HeyGen's own choice is not known.</summary>
    public string? AspectRatio { get; init; }

    public required int Seconds { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public long? Seed { get; init; }

    public IEnumerable<MediaFile> Media => [new(FilmMedium, MediaContent.Film("mp4"))];

    private string FilmMedium => $"model-videos/{Id}.mp4";

    public JsonObject Describe(ApiCall call)
    {
        var status = Job.Status(call.Now, "pending", BeginsAt, "processing");
        var hasFailed = status == "failed";
        return new()
        {
            ["video_id"] = Id,
            ["status"] = status,
            ["model"] = "heygen-video-1",
            ["created_at"] = Job.StartedAt.ToUnixTimeSeconds(),
            ["aspect_ratio"] = AspectRatio,
            ["duration"] = Seconds,
            ["width"] = Width,
            ["height"] = Height,
            ["seed"] = Seed,
            ["video_url"] = status == "completed" ? call.Link(FilmMedium) : null,
            ["failure_code"] = hasFailed ? "generation_failed" : null,
            ["failure_message"] = hasFailed ? "The clip could not be generated." : null,
        };
    }
}
