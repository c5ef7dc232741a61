using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Podcasts;

/// <summary>Podcasts.</summary>
internal static class PodcastKinds
{
    public static JobKind Podcast { get; } = new()
    {
        Name = "podcast",
        Noun = "podcast",
        Read = PodcastOperations.Get,
        IdArgument = "podcast_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
    };

    public static IReadOnlyList<JobKind> All { get; } = [Podcast];
}
