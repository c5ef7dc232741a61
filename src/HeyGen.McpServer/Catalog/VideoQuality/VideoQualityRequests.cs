namespace HeyGen.McpServer.Catalog.VideoQuality;

internal sealed record CreateVideoQualityComparison
{
    [Description("Prompt that both videos were made from."), StringLength(10000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("Name of the model that made video_a."), StringLength(255, MinimumLength = 1)]
    public required string ModelA { get; init; }

    [Description("Name of the model that made video_b."), StringLength(255, MinimumLength = 1)]
    public required string ModelB { get; init; }

    [Description("First video.")]
    public required AssetInput VideoA { get; init; }

    [Description("Second video.")]
    public required AssetInput VideoB { get; init; }

    [Description("Question that the two are judged by; q1 is an old name of engagement.")]
    [AllowedValues("engagement", "prompt_intent", "composition", "temporal_consistency", "craft", "q1")]
    public required string QuestionId { get; init; }

    [Description("Version of the judging model; HeyGen's newest when left out."), StringLength(128, MinimumLength = 1), RareField]
    public string? JudgeModelVersion { get; init; }
}

internal sealed record GetVideoQualityComparison([Description("Id of the comparison, from create_video_quality_comparison.")] string ComparisonId);

internal sealed record CreateVideoQualityComparisonBatch
{
    [Description("1 to 100 comparisons, each with the arguments of create_video_quality_comparison."), ItemCount(1, 100)]
    [OpenInList("Arguments of create_video_quality_comparison: prompt, video_a, video_b and so on.")]
    public required IReadOnlyList<CreateVideoQualityComparison> Comparisons { get; init; }
}

internal sealed record GetVideoQualityComparisonBatch(
    [Description("Id of the batch, from create_video_quality_comparison_batch.")] string BatchId,
    [Description("Items a page."), Range(1, 100), DefaultValue(100)] int? Limit = null) : PagedRequest;
