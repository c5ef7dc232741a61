using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>Videos, and batches of them.</summary>
internal static class VideoKinds
{
    public static JobKind Video { get; } = new()
    {
        Name = "video",
        Noun = "video",
        Read = VideoOperations.Get,
        IdArgument = "video_id",
        Bulk = new BulkRead(VideoOperations.Statuses, "video_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "captioned_video_url", "subtitle_url", "thumbnail_url", "gif_url", "video_page_url"],
        FailureFields = ["failure_code", "failure_message"],
        UsualDuration = TimeSpan.FromMinutes(3),
        Events = ["avatar_video.success", "avatar_video.fail"],
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_batch",
        Noun = "batch of videos",
        Read = VideoOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        UsualDuration = TimeSpan.FromMinutes(20),
        Members = new BatchMembers("video_id", Video),
        WhenCompleted = "Each item's video_id is a video: wait_for_job with job_ids [\"video:VIDEO_ID\", ...] gives links.",
        Events = ["batch.finished"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [Video, Batch];
}
