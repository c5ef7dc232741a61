using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoQuality;

/// <summary>Comparisons of videos, and batches of them.</summary>
internal static class VideoQualityKinds
{
    public static JobKind Comparison { get; } = new()
    {
        Name = "video_quality_comparison",
        Noun = "comparison",
        Read = VideoQualityOperations.Get,
        IdArgument = "comparison_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "result holds the scores.",
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_quality_comparison_batch",
        Noun = "batch of comparisons",
        Read = VideoQualityOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("comparison.comparison_id", Comparison),
        UsualDuration = TimeSpan.FromMinutes(5),
        WhenCompleted = "items[].comparison holds the scores.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [Comparison, Batch];
}
