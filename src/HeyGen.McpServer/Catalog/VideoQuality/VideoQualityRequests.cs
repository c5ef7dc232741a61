namespace HeyGen.McpServer.Catalog.VideoQuality;

internal sealed record CreateVideoQualityComparison : OpenRequest
{
    [Description("Prompt that both videos were made from.")]
    public required string Prompt { get; init; }

    [Description("Name of the model that made video_a.")]
    public required string ModelA { get; init; }

    [Description("Name of the model that made video_b.")]
    public required string ModelB { get; init; }

    [Description("First video.")]
    public required AssetInput VideoA { get; init; }

    [Description("Second video.")]
    public required AssetInput VideoB { get; init; }

    [Description("Id of the question that the two are scored by.")]
    public required string QuestionId { get; init; }
}

internal sealed record GetVideoQualityComparison(
    [Description("Id of the comparison, from create_video_quality_comparison.")] string ComparisonId) : OpenRequest;

internal sealed record CreateVideoQualityComparisonBatch : OpenRequest
{
    /// <summary>The reference leaves the shape of an item open; HeyGen's other batches take what the single operation takes.</summary>
    [Description("1 to 100 comparisons, each with the fields of create_video_quality_comparison."), ItemCount(1, 100)]
    public required IReadOnlyList<JsonElement> Comparisons { get; init; }
}

internal sealed record GetVideoQualityComparisonBatch(
    [Description("Id of the batch, from create_video_quality_comparison_batch.")] string BatchId) : OpenRequest;
