using HeyGen.McpServer.Catalog.AiClipping;
using HeyGen.McpServer.Catalog.Assets;
using HeyGen.McpServer.Catalog.AvatarRealtime;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.BackgroundRemovals;
using HeyGen.McpServer.Catalog.Brands;
using HeyGen.McpServer.Catalog.FillerWordRemovals;
using HeyGen.McpServer.Catalog.HyperFrames;
using HeyGen.McpServer.Catalog.Lipsyncs;
using HeyGen.McpServer.Catalog.Models;
using HeyGen.McpServer.Catalog.Podcasts;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.VideoQuality;
using HeyGen.McpServer.Catalog.VideoTranslations;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Catalog.Workflows;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog;

/// <summary>The table of job kinds. Usual durations are the middle of what users and HeyGen's own skills report.</summary>
internal sealed class JobKinds : IJobKinds
{
    public static IReadOnlyList<JobKind> Rows { get; } =
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

    public static JobKind? Find(string name) => Rows.FirstOrDefault(kind => kind.Name == name);

    IReadOnlyList<JobKind> IJobKinds.All => Rows;

    JobKind? IJobKinds.Find(string name) => Find(name);
}
