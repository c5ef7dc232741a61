using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Translations, their proofreads, and batches of them.</summary>
internal static class VideoTranslationKinds
{
    public static JobKind VideoTranslation { get; } = new()
    {
        Name = "video_translation",
        Noun = "translation",
        Read = VideoTranslationOperations.Get,
        IdArgument = "video_translation_id",
        Bulk = new BulkRead(VideoTranslationOperations.Statuses, "video_translation_ids"),
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "audio_url", "srt_caption_url", "vtt_caption_url", "caption_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
        Events = ["video_translate.success", "video_translate.fail", "video_translate.preflight.validation_failed", "video_translate.preflight.download_failed"],
    };

    public static JobKind Proofread { get; } = new()
    {
        Name = "proofread",
        Noun = "proofread",
        Read = ProofreadOperations.Get,
        IdArgument = "proofread_id",
        Success = ["completed"],
        Failure = ["failed"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(5),
        WhenCompleted = "Call download_proofread_srt with id as proofread_id, edit the subtitles, call upload_proofread_srt, then generate_from_proofread.",
        Events = ["proofread_creation.success", "proofread_creation.fail"],
    };

    public static JobKind Batch { get; } = new()
    {
        Name = "video_translation_batch",
        Noun = "batch of translations",
        Read = VideoTranslationOperations.GetBatch,
        IdArgument = "batch_id",
        Success = ["completed"],
        Failure = ["failed"],
        Members = new BatchMembers("video_id", VideoTranslation),
        UsualDuration = TimeSpan.FromMinutes(30),
        WhenCompleted = "Each item's video_id is a translation: wait_for_job with job_ids [\"video_translation:VIDEO_ID\", ...] gives links and languages. item_index counts each language of each video.",
        Events = ["batch.finished"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [VideoTranslation, Proofread, Batch];
}
