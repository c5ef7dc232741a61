using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Files that HeyGen takes in, and batches of them.</summary>
internal static class AssetKinds
{
    /// <summary>What a file is once it was taken in. No job of its own: the states of assets tell no address, the asset itself does.</summary>
    private static readonly JobKind file = new()
    {
        Name = "asset_file",
        Noun = "asset",
        Read = AssetOperations.Get,
        IdArgument = "asset_id",
        Success = [],
        Failure = [],
        ReadyWithoutStatus = true,
        UsualDuration = TimeSpan.Zero,
    };

    public static JobKind Asset { get; } = new()
    {
        Name = "asset",
        Noun = "asset",
        Read = AssetOperations.Statuses,
        IdArgument = "asset_ids",
        Bulk = new BulkRead(AssetOperations.Statuses, "asset_ids"),
        ReadsList = true,
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["url"],
        FailureFields = ["error.code", "error.message"],
        UsualDuration = TimeSpan.FromSeconds(20),
        LeadsTo = new FollowingJob(file, "video_id", ["completed"]),
        WhenCompleted = "Pass video_id, the asset's id, wherever a tool takes a file. Its url is open to anyone who has it.",
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "asset_batch",
        Noun = "batch of uploads",
        Read = AssetOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("video_id", Asset),
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "Each item's video_id is an asset's id: pass it wherever a tool takes a file.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [Asset, Batch];
}
