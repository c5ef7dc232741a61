using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

/// <summary>Background removals.</summary>
internal static class BackgroundRemovalKinds
{
    public static JobKind BackgroundRemoval { get; } = new()
    {
        Name = "background_removal",
        Noun = "background removal",
        Read = BackgroundRemovalOperations.Get,
        IdArgument = "job_id",
        Success = ["completed"],
        Failure = ["failed", "deleted"],
        Links = ["layers.foreground", "layers.mask", "layers.background"],
        FailureFields = ["error"],
        UsualDuration = TimeSpan.FromMinutes(3),
    };

    public static IReadOnlyList<JobKind> All { get; } = [BackgroundRemoval];
}
