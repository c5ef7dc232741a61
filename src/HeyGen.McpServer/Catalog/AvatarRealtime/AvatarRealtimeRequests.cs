namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>A live stream. Its type says what the avatar speaks: tts and text_stream need text and voice, audio needs a recording.</summary>
internal sealed record CreateAvatarRealtimeSession
{
    [Description("tts speaks text, audio speaks a recording, text_stream begins with text and takes more while it runs.")]
    [AllowedValues("tts", "audio", "text_stream")]
    public required string Type { get; init; }

    [Description("Id of an avatar look, from list_avatar_looks.")]
    public required string AvatarId { get; init; }

    [Description("What is spoken, or spoken first; for tts and text_stream."), StringLength(int.MaxValue, MinimumLength = 1)]
    public string? Text { get; init; }

    [Description("Voice, from list_voices; for tts and text_stream.")]
    public string? VoiceId { get; init; }

    [Description("Recording that is spoken; for audio.")]
    public AssetInput? Audio { get; init; }
}

internal sealed record GetAvatarRealtimeSession([Description("Id of the stream, from create_avatar_realtime_session.")] string StreamId);

internal sealed record StreamAvatarRealtimeWords([Description("Id of the stream, from create_avatar_realtime_session.")] string StreamId);

internal sealed record AppendAvatarRealtimeText(
    [Description("Id of a running stream of type text_stream.")] string StreamId,
    [Description("Text to speak after what was sent before.")] string Delta,
    [Description("This is the last text; none is taken after it."), DefaultValue(false)] bool? Final = null);

internal sealed record CancelAvatarRealtimeSession([Description("Id of the running stream.")] string StreamId);
