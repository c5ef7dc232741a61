using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

/// <summary>Jobs that cut filler words out of videos.</summary>
internal static class FillerWordRemovalKinds
{
    public static JobKind FillerWordRemoval { get; } = new()
    {
        Name = "filler_word_removal",
        Noun = "filler-word removal",
        Read = FillerWordRemovalOperations.Get,
        IdArgument = "filler_word_removal_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(5),
    };

    public static IReadOnlyList<JobKind> All { get; } = [FillerWordRemoval];
}
