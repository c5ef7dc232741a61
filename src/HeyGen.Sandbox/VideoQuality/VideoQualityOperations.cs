namespace HeyGen.Sandbox.VideoQuality;

/// <summary>The API's group <c>video_quality</c>. No price is known, so it is free here.</summary>
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

    /// <summary>HeyGen waits a while for the result, and answers 202 without it when it takes longer.</summary>
    private static ApiAnswer Create(ApiCall call)
    {
        var comparison = Begin(call, call.Body, place: 0, path: "");
        return call.Answer(comparison.Describe(call), comparison.Job.State(call.Now) == JobState.Running ? 202 : null);
    }

    /// <summary>The comparisons are made one after the other.</summary>
    private static ApiAnswer CreateBatch(ApiCall call)
    {
        var comparisons = call.Body.Items("comparisons").Select((item, place) => Begin(call, item, place, $"comparisons[{place}].")).ToArray();
        return call.Answer(call.Keep(new ComparisonBatch(comparisons)).Describe(call));
    }

    private static Comparison Begin(ApiCall call, JsonElement body, int place, string path)
    {
        AssetInput.Check(call, body.Field("video_a")!.Value, $"{path}video_a", "video");
        AssetInput.Check(call, body.Field("video_b")!.Value, $"{path}video_b", "video");
        var terms = new JobTerms(JobSeconds * (place + 1)).With(TestHooks.In(body.GetRawText()));
        return call.Keep(new Comparison(call.Account.StartJob(terms), body));
    }
}

/// <summary>Two videos that are being compared, or have been.</summary>
internal sealed record Comparison(Job Job, JsonElement Request) : IResource
{
    public string Id { get; } = Ids.New();

    public static string Noun => "Comparison";

    public string Status(DateTimeOffset now) => Job.Status(now, "processing");

    /// <summary>Nobody looks at the videos here: the winner follows from the id.</summary>
    public JsonObject Describe(ApiCall call)
    {
        var side = Ids.Number(Id) % 2 == 0 ? "a" : "b";
        return new()
        {
            ["comparison_id"] = Id,
            ["status"] = Status(call.Now),
            ["result"] = Job.State(call.Now) != JobState.Succeeded ? null : new JsonObject
            {
                ["model_a"] = Request.Text("model_a"),
                ["model_b"] = Request.Text("model_b"),
                ["winner"] = Request.Text($"model_{side}"),
                ["winner_side"] = side,
                ["confidence"] = 0.75,
                ["question_id"] = Request.Text("question_id"),
                ["judge_model_version"] = Request.Text("judge_model_version") ?? "sandbox-judge-1",
            },
            ["error"] = Job.State(call.Now) != JobState.Failed ? null : new JsonObject
            {
                ["code"] = "comparison_failed",
                ["message"] = "The videos could not be compared.",
            },
        };
    }
}

/// <summary>Comparisons that were asked for together.</summary>
internal sealed record ComparisonBatch(IReadOnlyList<Comparison> Comparisons) : IResource
{
    public string Id { get; } = Ids.New();

    public static string Noun => "Comparison batch";

    /// <summary>Completed when all have ended, even if some have failed; failed when all have.</summary>
    private string Status(DateTimeOffset now) =>
        Comparisons.Any(comparison => comparison.Job.State(now) == JobState.Running) ? "processing"
        : Comparisons.All(comparison => comparison.Job.State(now) == JobState.Failed) ? "failed"
        : "completed";

    public JsonObject Describe(ApiCall call)
    {
        var states = Comparisons.Select(comparison => comparison.Status(call.Now)).ToArray();
        var (page, next) = call.Page([.. Comparisons.Index()], item => item.Item.Id);
        return new()
        {
            ["batch_id"] = Id,
            ["status"] = Status(call.Now),
            ["total_items"] = Comparisons.Count,
            ["counts"] = ((string[])["processing", "completed", "failed"]).ToJson(status => status, status => states.Count(found => found == status)),
            ["items"] = page.Select(item => new JsonObject { ["item_index"] = item.Index, ["comparison"] = item.Item.Describe(call) }).ToJson(),
            ["has_more"] = next is not null,
            ["next_token"] = next,
        };
    }
}
