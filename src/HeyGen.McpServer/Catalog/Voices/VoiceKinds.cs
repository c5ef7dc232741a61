using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.Voices;

/// <summary>Voices.</summary>
internal static class VoiceKinds
{
    public static JobKind VoiceClone { get; } = new()
    {
        Name = "voice_clone",
        Noun = "voice",
        Read = VoiceOperations.Get,
        IdArgument = "voice_id",
        Success = ["complete", "completed"],
        Failure = ["failed"],
        ReadyWithoutStatus = true,
        Links = ["preview_audio_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(1),
        WhenCompleted = "Pass voice_id to create_video_from_avatar or create_speech.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [VoiceClone];
}
