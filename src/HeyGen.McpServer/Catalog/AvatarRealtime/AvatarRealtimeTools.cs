using HeyGen.McpServer.Catalog.Avatars;

namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Live streams.</summary>
internal static class AvatarRealtimeKinds
{
    public static JobKind AvatarRealtime { get; } = new()
    {
        Name = "avatar_realtime",
        Noun = "live stream",
        StopTool = "cancel_avatar_realtime_session",
        Read = Operation.Get("get_avatar_realtime_session", "/v3/avatar-realtime/{stream_id}", () => AvatarRealtimeJson.Default.GetAvatarRealtimeSession),
        IdArgument = "stream_id",
        // What is waited for is that the stream can be watched, not that it is over.
        Success = ["streaming", "completed"],
        Failure = ["error"],
        Links = ["hls_url"],
        FailureFields = ["error_message"],
        UsualDuration = TimeSpan.FromSeconds(10),
        WhenCompleted = "While status is streaming, hls_url plays live; a text_stream takes append_avatar_realtime_text. Each second costs: "
            + "cancel_avatar_realtime_session ends it.",
    };
}

/// <summary>Tools of HeyGen's group <c>avatar_realtime</c>: an avatar that speaks live.</summary>
internal static class AvatarRealtimeTools
{
    /// <summary>HeyGen's body is a union on type; these are its three shapes.</summary>
    private static readonly ArgumentRule[] shapes =
    [
        .. Spoken("tts"),
        .. Spoken("text_stream"),
        ArgumentRule.Needs(ArgumentCondition.Is("type", "audio"), "audio"),
        ArgumentRule.Excludes(ArgumentCondition.Is("type", "audio"), "text", "voice_id"),
    ];

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_avatar_realtime_session", "/v3/avatar-realtime", () => AvatarRealtimeJson.Default.CreateAvatarRealtimeSession),
        Title = "Open a live stream",
        Description = "Opens a live stream of a speaking avatar and waits until it can be watched. Paid by the second while it runs.",
        Keywords = "realtime interactive start begin streaming livestream broadcast HLS talk speak visitors website host presenter real time watch",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = RealtimeWork.Session,
        Job = new StartedJob(AvatarRealtimeKinds.AvatarRealtime, "stream_id"),
        Rules = shapes,
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"type": "text_stream", "avatar_id": "$list_avatar_looks.data[0].id",
             "voice_id": "$list_voices.data[0].voice_id", "text": "Hello, and welcome to the tour."}
            """,
    };

    public static ToolDefinition AppendText { get; } = new()
    {
        Operation = Operation.Post("append_avatar_realtime_text", "/v3/avatar-realtime/{stream_id}/text",
            () => AvatarRealtimeJson.Default.AppendAvatarRealtimeText),
        Title = "Add text to a live stream",
        Description = "Gives a running text_stream more to say; each second spoken is paid for. After final nothing more is taken.",
        Keywords = "realtime streaming broadcast avatar speak say talk next more words another sentence lines continue reply answer pieces chunks feed",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = RealtimeWork.MoreText,
        LookForWorkWith = "get_avatar_realtime_session",
        Example = """{"stream_id": "$create_avatar_realtime_session.stream_id", "delta": "On your left you see the old harbour."}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = AvatarRealtimeKinds.AvatarRealtime.Read,
        Title = "Get a live stream",
        Description = "Reads a live stream: status, where to watch it, why it ended.",
        Keywords = "realtime HLS playback playing watch url link viewers livestream broadcast streaming still running ended why state",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"stream_id": "$create_avatar_realtime_session.stream_id"}""",
    };

    public static ToolDefinition StreamWords { get; } = new()
    {
        Operation = Operation.Get("stream_avatar_realtime_words", "/v3/avatar-realtime/{stream_id}/words",
            () => AvatarRealtimeJson.Default.StreamAvatarRealtimeWords) with
        { StreamsEvents = true },
        Title = "Read a live stream's words",
        Description = "Listens to a live stream for some seconds and tells when each word is spoken.",
        Keywords = "realtime timestamps subtitles captions transcript karaoke saying said spoken timing listen streaming",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Handler = typeof(RealtimeTextHandler),
        Example = """{"stream_id": "$create_avatar_realtime_session.stream_id"}""",
    };

    public static ToolDefinition Cancel { get; } = new()
    {
        Operation = Operation.Post("cancel_avatar_realtime_session", "/v3/avatar-realtime/{stream_id}/cancel",
            () => AvatarRealtimeJson.Default.CancelAvatarRealtimeSession),
        Title = "End a live stream",
        Description = "Ends a live stream at once and for good.",
        Keywords = "stop end close shut off hang up terminate quit realtime streaming broadcast livestream avatar immediately",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Example = """{"stream_id": "$create_avatar_realtime_session.stream_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, AppendText, Get, StreamWords, Cancel];

    private static ArgumentRule[] Spoken(string type) =>
    [
        ArgumentRule.Needs(ArgumentCondition.Is("type", type), "text"),
        ArgumentRule.Needs(ArgumentCondition.Is("type", type), "voice_id"),
        ArgumentRule.Excludes(ArgumentCondition.Is("type", type), "audio"),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AppendAvatarRealtimeText))]
[JsonSerializable(typeof(CancelAvatarRealtimeSession))]
[JsonSerializable(typeof(CreateAvatarRealtimeSession))]
[JsonSerializable(typeof(GetAvatarRealtimeSession))]
[JsonSerializable(typeof(StreamAvatarRealtimeWords))]
internal sealed partial class AvatarRealtimeJson : JsonSerializerContext;
