using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Live streams.</summary>
internal static class AvatarRealtimeKinds
{
    public static JobKind AvatarRealtime { get; } = new()
    {
        Name = "avatar_realtime",
        Noun = "live stream",
        Read = AvatarRealtimeOperations.Get,
        IdArgument = "stream_id",
        // What is waited for is that the stream can be watched, not that it is over.
        Success = ["streaming", "completed"],
        Failure = ["error"],
        Links = ["hls_url"],
        FailureFields = ["error_message"],
        UsualDuration = TimeSpan.FromSeconds(10),
        WhenCompleted = "While status is streaming, hls_url plays live; a text_stream takes append_avatar_realtime_text. Each second costs: cancel_avatar_realtime_session ends it.",
    };

    public static IReadOnlyList<JobKind> All { get; } = [AvatarRealtime];
}
