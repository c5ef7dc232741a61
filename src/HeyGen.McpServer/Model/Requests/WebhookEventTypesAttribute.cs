namespace HeyGen.McpServer.Model.Requests;

/// <summary>Takes the types of event. HeyGen's list grows, so that others than those known here are taken too.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class WebhookEventTypesAttribute : Attribute
{
    public IReadOnlyList<string> Values { get; } =
    [
        "avatar_video.success",
        "avatar_video.fail",
        "avatar_video_gif.success",
        "avatar_video_gif.fail",
        "video_translate.success",
        "video_translate.fail",
        "video_translate.preflight.validation_failed",
        "video_translate.preflight.download_failed",
        "personalized_video",
        "instant_avatar.success",
        "instant_avatar.fail",
        "photo_avatar_generation.success",
        "photo_avatar_generation.fail",
        "photo_avatar_train.success",
        "photo_avatar_train.fail",
        "photo_avatar_add_motion.success",
        "photo_avatar_add_motion.fail",
        "proofread_creation.success",
        "proofread_creation.fail",
        "live_avatar.success",
        "live_avatar.fail",
        "avatar_video_caption.success",
        "avatar_video_caption.fail",
        "video_agent.success",
        "video_agent.fail",
        "hyperframes_video.success",
        "hyperframes_video.fail",
        "ai_clipping.success",
        "ai_clipping.fail",
        "batch.finished",
        "filler_word_removal.success",
        "filler_word_removal.fail",
        "podcast.success",
        "podcast.fail",
    ];
}
