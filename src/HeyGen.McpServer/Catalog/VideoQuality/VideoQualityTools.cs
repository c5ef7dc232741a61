namespace HeyGen.McpServer.Catalog.VideoQuality;

/// <summary>Comparisons of videos, and batches of them.</summary>
internal static class VideoQualityKinds
{
    public static JobKind Comparison { get; } = new()
    {
        Name = "video_quality_comparison",
        Noun = "comparison",
        Read = Operation.Get("get_video_quality_comparison", "/v3/video-quality/comparisons/{comparison_id}",
            () => VideoQualityJson.Default.GetVideoQualityComparison),
        IdArgument = "comparison_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(1),
        FailureFields = ["error.code", "error.message"],
        WhenCompleted = "result names the winner.",
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_quality_comparison_batch",
        Noun = "batch of comparisons",
        Read = Operation.Get("get_video_quality_comparison_batch", "/v3/video-quality/comparisons/batches/{batch_id}",
            () => VideoQualityJson.Default.GetVideoQualityComparisonBatch),
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("comparison_id", Comparison) { Within = "comparison" },
        UsualDuration = TimeSpan.FromMinutes(5),
        WhenCompleted = "items[].comparison.result names each winner.",
    };
}

/// <summary>Tools of HeyGen's group <c>video_quality</c>: which of two videos is the better one.</summary>
internal static class VideoQualityTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_video_quality_comparison", "/v3/video-quality/comparisons",
            () => VideoQualityJson.Default.CreateVideoQualityComparison)
            with
        { TakesIdempotencyKey = true },
        Title = "Compare two videos",
        Description =
            "Judges which of two videos of one prompt does better by one question, and waits for it. Costs money; no rate is published. API key only.",
        Keywords = "judge evaluate evaluation rate rating score better best which A/B benchmark models two takes versions versus side test prefer " +
            "natural nicer",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_video_quality_comparison"),
        Job = new StartedJob(VideoQualityKinds.Comparison, "comparison_id"),
        Example =
            """
            {"prompt": "A paper boat in the rain", "model_a": "old", "model_b": "new",
             "video_a": "https://example.com/old.mp4", "video_b": "https://example.com/new.mp4",
             "question_id": "craft"}
            """,
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Operation = Operation.Create("create_video_quality_comparison_batch", "/v3/video-quality/comparisons/batches",
            () => VideoQualityJson.Default.CreateVideoQualityComparisonBatch)
            with
        { TakesIdempotencyKey = true },
        Title = "Compare many pairs of videos",
        Description = "Makes up to 100 comparisons as one batch, and waits for it. Costs money for each; no rate is published. API key only.",
        Keywords = "judge evaluate evaluation rate score better which benchmark models bulk multiple lots hundred test suite versus takes",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerItem("create_video_quality_comparison", "comparisons"),
        Job = new StartedJob(VideoQualityKinds.Batch, "batch_id"),
        Example =
            """
            {"comparisons": [{"prompt": "Rain", "model_a": "A", "model_b": "B", "question_id": "craft",
              "video_a": "https://a.example/a.mp4", "video_b": "https://a.example/b.mp4"},
             {"prompt": "Snow", "model_a": "A", "model_b": "B", "question_id": "craft",
              "video_a": "https://a.example/c.mp4", "video_b": "https://a.example/d.mp4"}]}
            """,
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = VideoQualityKinds.Comparison.Read,
        Title = "Get a comparison",
        Description = "Reads one comparison: status and winner.",
        Keywords = "judge evaluate evaluation rating verdict score points won which is better winner result two versions",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"comparison_id": "$create_video_quality_comparison.comparison_id"}""",
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Operation = VideoQualityKinds.Batch.Read,
        Title = "Get a batch of comparisons",
        Description = "Reads a batch: status, and each comparison in order.",
        Keywords = "judge evaluate evaluation rating bulk multiple pairs verdicts scores winners results test",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"batch_id": "$create_video_quality_comparison_batch.batch_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, Get, GetBatch];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateVideoQualityComparison))]
[JsonSerializable(typeof(CreateVideoQualityComparisonBatch))]
[JsonSerializable(typeof(GetVideoQualityComparison))]
[JsonSerializable(typeof(GetVideoQualityComparisonBatch))]
internal sealed partial class VideoQualityJson : JsonSerializerContext;
