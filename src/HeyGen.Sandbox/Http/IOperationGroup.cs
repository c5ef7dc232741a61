namespace HeyGen.Sandbox.Http;

/// <summary>
/// The operations of one API group. To add an operation, write its method and its line in <see cref="Register"/>, unless it is a GET, list or
/// DELETE of what the group stores; to add a group, name it in <see cref="OperationGroups"/>.
/// </summary>
internal interface IOperationGroup
{
    void Register(OperationTable operations);
}

internal static class OperationGroups
{
    public static IEnumerable<IOperationGroup> All() =>
    [
        new AiClipping.AiClippingOperations(),
        new Assets.AssetOperations(),
        new Assets.DirectUploadOperations(),
        new AvatarRealtime.AvatarRealtimeOperations(),
        new Avatars.AvatarOperations(),
        new BackgroundRemovals.BackgroundRemovalOperations(),
        new Brands.BrandGlossaryOperations(),
        new Brands.BrandKitOperations(),
        new FillerWordRemovals.FillerWordRemovalOperations(),
        new Folders.FolderOperations(),
        new HyperFrames.HyperFramesOperations(),
        new Lipsyncs.LipsyncOperations(),
        new Models.ModelSpeech(),
        new Models.ModelVideoOperations(),
        new Models.ModelVoiceOperations(),
        new Podcasts.PodcastOperations(),
        new Sounds.SoundOperations(),
        new Templates.TemplateOperations(),
        new Users.UserOperations(),
        new VideoAgents.VideoAgentOperations(),
        new VideoQuality.VideoQualityOperations(),
        new VideoTranslations.ProofreadOperations(),
        new VideoTranslations.VideoTranslationOperations(),
        new Videos.VideoOperations(),
        new Voices.VoiceOperations(),
        new Webhooks.WebhookOperations(),
        new Workflows.WorkflowOperations(),
        new Workflows.WorkflowRunOperations(),
    ];
}
