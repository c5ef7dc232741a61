using HeyGen.McpServer.Jobs.Kinds;

namespace HeyGen.McpServer.Jobs;

/// <summary>The table of job kinds. Usual durations are the middle of what users and HeyGen's own skills report.</summary>
internal static class JobKinds
{
    public static IReadOnlyList<JobKind> All { get; } =
    [
        .. VideoKinds.All,
        .. VideoAgentKinds.All,
        .. AvatarKinds.All,
        .. VoiceKinds.All,
        .. LipsyncKinds.All,
        .. VideoTranslationKinds.All,
        .. AiClippingKinds.All,
        .. FillerWordRemovalKinds.All,
        .. HyperFramesKinds.All,
        .. AssetKinds.All,
        .. BrandKinds.All,
        .. BackgroundRemovalKinds.All,
        .. AvatarRealtimeKinds.All,
        .. ModelKinds.All,
        .. PodcastKinds.All,
        .. WorkflowKinds.All,
        .. VideoQualityKinds.All,
    ];

    public static JobKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
