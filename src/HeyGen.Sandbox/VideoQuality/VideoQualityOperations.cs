namespace HeyGen.Sandbox.VideoQuality;

/// <summary>The API's group <c>video_quality</c>, of which the reference knows ids and states only. No price is known, so it is free here.</summary>
internal sealed class VideoQualityOperations : IOperationGroup
{
    private const double JobSeconds = 4;

    public void Register(OperationTable operations)
    {
        operations.Stores<Comparison>("/v3/video-quality/comparisons");
        operations.Stores<ComparisonBatch>("/v3/video-quality/comparisons/batches");
        operations["create_video_quality_comparison"] = Create;
        operations["create_video_quality_comparison_batch"] = CreateBatch;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckField(call, call.Body, "video_a", "video");
        AssetInput.CheckField(call, call.Body, "video_b", "video");
        return call.Answer(Begin(call, call.Body, place: 0).Describe(call));
    }

    /// <summary>The comparisons are made one after the other. What an item must hold is not known, so nothing is asked of it.</summary>
    private static ApiAnswer CreateBatch(ApiCall call)
    {
        var comparisons = call.Body.Items("comparisons").Select((item, place) => Begin(call, item, place)).ToArray();
        return call.Answer(call.Keep(new ComparisonBatch(call.Now.ToUnixTimeSeconds(), comparisons)).Describe(call));
    }

    private static Comparison Begin(ApiCall call, JsonElement body, int place)
    {
        var terms = new JobTerms(JobSeconds * (place + 1)).With(TestHooks.In(body.GetRawText()));
        return call.Keep(new Comparison(call.Account.StartJob(terms)) { BeginsAt = place / (place + 1.0) });
    }
}

/// <summary>Two videos that are being compared, or have been.</summary>
internal sealed record Comparison(Job Job) : IResource
{
    public string Id { get; } = Ids.New();

    public static string Noun => "Comparison";

    /// <summary>The share of the job after which the work begins; a comparison of a batch waits for its turn.</summary>
    public double BeginsAt { get; init; }

    public string ItemStatus(DateTimeOffset now) => Job.Status(now, "queued", BeginsAt, "processing");

    /// <summary>HeyGen's reference does not tell what a result looks like, nor do we look at the videos: the scores follow from the id.</summary>
    public JsonObject Describe(ApiCall call)
    {
        var (first, second) = (Ids.Number($"{Id} a") % 101, Ids.Number($"{Id} b") % 101);
        var status = Job.Status(call.Now, "processing");
        return new()
        {
            ["comparison_id"] = Id,
            ["status"] = status,
            ["result"] = status == "completed"
                ? new JsonObject { ["score_a"] = first, ["score_b"] = second, ["winner"] = first >= second ? "a" : "b" }
                : null,
            ["created_at"] = Job.CreatedAt,
        };
    }
}

/// <summary>Comparisons that were asked for together.</summary>
internal sealed record ComparisonBatch(long CreatedAt, IReadOnlyList<Comparison> Comparisons) : IResource
{
    public string Id { get; } = Ids.New();

    public static string Noun => "Comparison batch";

    /// <summary>Completed when all have ended, even if some have failed; failed when all have.</summary>
    private string Status(DateTimeOffset now) =>
        Comparisons.Any(comparison => comparison.Job.State(now) == JobState.Running) ? "processing"
        : Comparisons.All(comparison => comparison.Job.State(now) == JobState.Failed) ? "failed"
        : "completed";

    public JsonObject Describe(ApiCall call) => new()
    {
        ["batch_id"] = Id,
        ["status"] = Status(call.Now),
        ["created_at"] = CreatedAt,
        ["items"] = Comparisons.Select(item => new JsonObject { ["status"] = item.ItemStatus(call.Now), ["comparison"] = item.Describe(call) }).ToJson(),
    };
}
