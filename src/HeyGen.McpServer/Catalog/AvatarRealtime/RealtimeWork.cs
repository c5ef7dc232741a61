namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>What HeyGen charges for in live streams: the seconds that a stream runs.</summary>
internal static class RealtimeWork
{
    /// <summary>HeyGen ends a stream that has said nothing for so long, and charges till then.</summary>
    private const decimal IdleSeconds = 30;

    private static readonly WorkLimit longest = new(3600, "the recording's length is not known, and HeyGen ends a stream after an hour");

    public static WorkOf Session { get; } = (arguments, lengths) => [[JsonText.Read(arguments["type"]) switch
    {
        "audio" => Charges.Of(Stream("create_avatar_realtime_session"), lengths.Of("audio"), longest),
        "text_stream" => Waiting("create_avatar_realtime_session", Charges.Spoken(arguments, "text", speed: null)),
        _ => Charges.Of(Stream("create_avatar_realtime_session"), Charges.Spoken(arguments, "text", speed: null), longest),
    }]];

    /// <summary>Text that a running stream says too.</summary>
    public static WorkOf MoreText { get; } = (arguments, _) => [[Waiting("append_avatar_realtime_text", Charges.Spoken(arguments, "delta", speed: null))]];

    /// <summary>Such a stream goes on after its text, to see whether more is added.</summary>
    private static Work Waiting(string operation, decimal? spoken) => spoken is { } seconds
        ? Stream(operation) with { Seconds = seconds, AtMost = new WorkLimit(seconds + IdleSeconds, "a stream waits up to 30 s for more text") }
        : Stream(operation) with { AtMost = longest };

    private static Work Stream(string operation) => new(operation);
}
