namespace HeyGen.Client;

/// <summary>Operations on comparisons of videos. None takes an idempotency key: a create sent twice may be paid twice.</summary>
public static class VideoQualityOperations
{
    private const string Comparisons = "/v3/video-quality/comparisons";
    private const string Batches = Comparisons + "/batches";

    /// <summary>Compares two videos.</summary>
    public static Operation<CreateVideoQualityComparison, VideoQualityComparison> Create { get; } =
        new("create_video_quality_comparison", HttpMethod.Post, Comparisons, OperationClass.Create,
            json => json.CreateVideoQualityComparison, json => json.VideoQualityComparison);

    /// <summary>Reads a comparison.</summary>
    public static Operation<GetVideoQualityComparison, VideoQualityComparison> Get { get; } =
        new("get_video_quality_comparison", HttpMethod.Get, Comparisons + "/{comparison_id}", OperationClass.Read,
            json => json.GetVideoQualityComparison, json => json.VideoQualityComparison);

    /// <summary>Makes up to 100 comparisons.</summary>
    public static Operation<CreateVideoQualityComparisonBatch, VideoQualityComparisonBatch> CreateBatch { get; } =
        new("create_video_quality_comparison_batch", HttpMethod.Post, Batches, OperationClass.Create,
            json => json.CreateVideoQualityComparisonBatch, json => json.VideoQualityComparisonBatch);

    /// <summary>Reads a batch and its comparisons.</summary>
    public static Operation<GetVideoQualityComparisonBatch, VideoQualityComparisonBatch> GetBatch { get; } =
        new("get_video_quality_comparison_batch", HttpMethod.Get, Batches + "/{batch_id}", OperationClass.Read,
            json => json.GetVideoQualityComparisonBatch, json => json.VideoQualityComparisonBatch);
}
