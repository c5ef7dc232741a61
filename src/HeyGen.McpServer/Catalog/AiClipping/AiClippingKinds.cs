using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.AiClipping;

/// <summary>Jobs that cut long videos into clips.</summary>
internal static class AiClippingKinds
{
    public static JobKind AiClipping { get; } = new()
    {
        Name = "ai_clipping",
        Noun = "clipping job",
        Read = AiClippingOperations.Get,
        IdArgument = "job_id",
        Success = ["completed"],
        Failure = ["failed", "cancelled"],
        Links = ["clips[].video_url", "clips[].thumbnail_url"],
        FailureFields = ["failure_message"],
        PercentField = "progress",
        UsualDuration = TimeSpan.FromMinutes(10),
        Events = ["ai_clipping.success", "ai_clipping.fail"],
    };

    public static IReadOnlyList<JobKind> All { get; } = [AiClipping];
}
