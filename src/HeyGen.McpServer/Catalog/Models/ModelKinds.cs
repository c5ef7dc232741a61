using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Models;

/// <summary>Clips and voices of HeyGen's own models.</summary>
internal static class ModelKinds
{
    public static JobKind ModelVideo { get; } = new()
    {
        Name = "model_video",
        Noun = "clip",
        Read = ModelOperations.GetVideo,
        IdArgument = "video_id",
        Success = ["completed"],
        Failure = ["failed", "cancelled"],
        Links = ["video_url"],
        FailureFields = ["failure_code", "failure_message"],
        UsualDuration = TimeSpan.FromMinutes(1),
    };

    public static JobKind ModelVoice { get; } = new()
    {
        Name = "model_voice",
        Noun = "voice",
        Read = ModelOperations.GetVoice,
        IdArgument = "voice_id",
        Success = ["ACTIVE"],
        Failure = ["FAILED"],
        FailureFields = ["failure_reason"],
        UsualDuration = TimeSpan.FromMinutes(2),
        WhenCompleted = "Pass voice_id to generate_model_speech.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [ModelVideo, ModelVoice];
}
