namespace HeyGen.Sandbox.Webhooks;

/// <summary>The types of event that HeyGen knows, and what they mean.</summary>
internal static class WebhookEventTypes
{
    private static readonly (string Type, string Subject)[] jobEvents =
    [
        ("avatar_video", "An avatar video"),
        ("avatar_video_gif", "The GIF of an avatar video"),
        ("avatar_video_caption", "The captions of an avatar video"),
        ("video_translate", "A video translation"),
        ("instant_avatar", "The training of a digital twin"),
        ("photo_avatar_generation", "The making of a photo avatar"),
        ("photo_avatar_train", "The training of a photo avatar"),
        ("photo_avatar_add_motion", "Motion for a photo avatar"),
        ("proofread_creation", "The preparation of a proofread"),
        ("live_avatar", "A live avatar session"),
        ("video_agent", "A Video Agent session"),
        ("hyperframes_video", "A HyperFrames render"),
        ("ai_clipping", "A clipping job"),
        ("filler_word_removal", "A filler-word removal"),
        ("podcast", "A podcast"),
    ];

    /// <summary>Whether endpoints hear of it. A job's own callback comes for every kind of job that takes one.</summary>
    public static bool Has(string type) => All.Any(known => known.Type == type);

    public static IReadOnlyList<(string Type, string Description)> All { get; } =
    [
        .. jobEvents.SelectMany(job => new[] { ($"{job.Type}.success", $"{job.Subject} is done."), ($"{job.Type}.fail", $"{job.Subject} has failed.") }),
        ("video_translate.preflight.validation_failed", "A translation's input was refused before it began."),
        ("video_translate.preflight.download_failed", "A translation's source could not be fetched."),
        ("personalized_video", "A personalized video is in another state."),
        ("batch.finished", "Every item of a batch has ended."),
    ];
}
