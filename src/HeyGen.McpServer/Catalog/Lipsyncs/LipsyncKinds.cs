using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>Lipsyncs, and batches of them.</summary>
internal static class LipsyncKinds
{
    public static JobKind Lipsync { get; } = new()
    {
        Name = "lipsync",
        Noun = "lipsync",
        Read = LipsyncOperations.Get,
        IdArgument = "lipsync_id",
        Bulk = new BulkRead(LipsyncOperations.Statuses, "lipsync_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "caption_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(5),
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "lipsync_batch",
        Noun = "batch of lipsyncs",
        Read = LipsyncOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(20),
        Members = new BatchMembers("video_id", Lipsync),
        WhenCompleted = "Each item's video_id is a lipsync: wait_for_job with job_ids [\"lipsync:VIDEO_ID\", ...] gives links.",
        Events = ["batch.finished"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [Lipsync, Batch];
}
