using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Operations on live streams of an avatar. None takes an idempotency key: a session opened twice is paid twice.</summary>
internal static class AvatarRealtimeOperations
{
    private const string Sessions = "/v3/avatar-realtime";
    private const string Session = Sessions + "/{stream_id}";

    /// <summary>Opens a live stream; charged by the second.</summary>
    public static Operation<CreateAvatarRealtimeSession> Create { get; } =
        new("create_avatar_realtime_session", HttpMethod.Post, Sessions, OperationClass.Create,
            () => AvatarRealtimeJson.Default.CreateAvatarRealtimeSession);

    /// <summary>Reads a stream: its state and where it can be watched.</summary>
    public static Operation<GetAvatarRealtimeSession> Get { get; } =
        new("get_avatar_realtime_session", HttpMethod.Get, Session, OperationClass.Read,
            () => AvatarRealtimeJson.Default.GetAvatarRealtimeSession);

    /// <summary>Reads when each word is spoken, as far as the stream has come while the call reads.</summary>
    public static Operation<StreamAvatarRealtimeWords> StreamWords { get; } =
        new("stream_avatar_realtime_words", HttpMethod.Get, Session + "/words", OperationClass.Read,
            () => AvatarRealtimeJson.Default.StreamAvatarRealtimeWords)
        { StreamsEvents = true };

    /// <summary>Adds text to a stream that was opened for it; what is said is charged.</summary>
    public static Operation<AppendAvatarRealtimeText> AppendText { get; } =
        new("append_avatar_realtime_text", HttpMethod.Post, Session + "/text", OperationClass.Write,
            () => AvatarRealtimeJson.Default.AppendAvatarRealtimeText);

    /// <summary>Ends a stream for good.</summary>
    public static Operation<CancelAvatarRealtimeSession> Cancel { get; } =
        new("cancel_avatar_realtime_session", HttpMethod.Post, Session + "/cancel", OperationClass.Write,
            () => AvatarRealtimeJson.Default.CancelAvatarRealtimeSession);
}
