using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoQuality;

/// <summary>Tools of HeyGen's group <c>video_quality</c>: which of two videos is the better one.</summary>
internal static class VideoQualityTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_video_quality_comparison",
        Title = "Compare two videos",
        Description = "Scores two videos of one prompt by one question, and waits for it. Costs money; no rate is published.",
        Keywords = "judge evaluate rate better A/B benchmark models which is two takes cuts against each other",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Operation = VideoQualityOperations.Create,
        Job = new StartedJob(VideoQualityKinds.Comparison, "comparison_id"),
    };

    public static ToolDefinition CreateBatch { get; } = new()
    {
        Name = "create_video_quality_comparison_batch",
        Title = "Compare many pairs of videos",
        Description = "Makes up to 100 comparisons as one batch, and waits for it. Costs money for each; no rate is published.",
        Keywords = "judge evaluate rate benchmark models bulk many pairs which is better",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Operation = VideoQualityOperations.CreateBatch,
        Job = new StartedJob(VideoQualityKinds.Batch, "batch_id"),
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_video_quality_comparison",
        Title = "Get a comparison",
        Description = "Reads one comparison: status and scores.",
        Keywords = "judge evaluate rating verdict which is better",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = VideoQualityOperations.Get,
    };

    public static ToolDefinition GetBatch { get; } = new()
    {
        Name = "get_video_quality_comparison_batch",
        Title = "Get a batch of comparisons",
        Description = "Reads a batch: status, and each comparison in order.",
        Keywords = "judge evaluate rating bulk many pairs verdicts",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = VideoQualityOperations.GetBatch,
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, CreateBatch, Get, GetBatch];
}
