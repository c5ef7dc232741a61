using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.VideoQuality;

/// <summary>Operations on comparisons of videos. None takes an idempotency key: a create sent twice may be paid twice.</summary>
internal static class VideoQualityOperations
{
    private const string Comparisons = "/v3/video-quality/comparisons";
    private const string Batches = Comparisons + "/batches";

    /// <summary>Compares two videos.</summary>
    public static Operation<CreateVideoQualityComparison> Create { get; } =
        new("create_video_quality_comparison", HttpMethod.Post, Comparisons, OperationClass.Create,
            () => VideoQualityJson.Default.CreateVideoQualityComparison);

    /// <summary>Reads a comparison.</summary>
    public static Operation<GetVideoQualityComparison> Get { get; } =
        new("get_video_quality_comparison", HttpMethod.Get, Comparisons + "/{comparison_id}", OperationClass.Read,
            () => VideoQualityJson.Default.GetVideoQualityComparison);

    /// <summary>Makes up to 100 comparisons.</summary>
    public static Operation<CreateVideoQualityComparisonBatch> CreateBatch { get; } =
        new("create_video_quality_comparison_batch", HttpMethod.Post, Batches, OperationClass.Create,
            () => VideoQualityJson.Default.CreateVideoQualityComparisonBatch);

    /// <summary>Reads a batch and its comparisons.</summary>
    public static Operation<GetVideoQualityComparisonBatch> GetBatch { get; } =
        new("get_video_quality_comparison_batch", HttpMethod.Get, Batches + "/{batch_id}", OperationClass.Read,
            () => VideoQualityJson.Default.GetVideoQualityComparisonBatch);
}
