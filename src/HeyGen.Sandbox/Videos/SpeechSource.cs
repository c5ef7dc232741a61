namespace HeyGen.Sandbox.Videos;

/// <summary>What is said in a video or scene, and how long that is.</summary>
internal sealed record SpeechSource(string Script, double Seconds)
{
    private static readonly string[] sources = ["script", "audio_url", "audio_asset_id"];

    /// <param name="prefix">The path of the input, ending in a dot, or empty.</param>
    /// <param name="defaultVoiceId">The voice of the look, used when the script names none.</param>
    public static SpeechSource Read(ApiCall call, JsonElement input, string prefix, string? defaultVoiceId) =>
        ReadOptional(call, input, prefix, defaultVoiceId)
        ?? throw ApiException.InvalidParameter(prefix + "script", "one of script, audio_url and audio_asset_id is needed");

    public static SpeechSource? ReadOptional(ApiCall call, JsonElement input, string prefix, string? defaultVoiceId)
    {
        var given = sources.Where(name => input.Field(name) is not null).ToArray();
        if (given is [var first, var second, ..])
            throw ApiException.InvalidParameter(prefix + second, $"excludes {first}; give one of them");
        var voice = input.Text("voice_id");
        if (voice is not null)
            call.FindReady<Voice>(voice, prefix + "voice_id");
        AssetInput.CheckFlat(call, input, "audio_url", "audio_asset_id", prefix, "audio");
        if (given.Length == 0)
            return null;
        return input.Text("script") is { } script ? Spoken(input, script, prefix, voice ?? defaultVoiceId) : new("", SpokenLength.UnknownAudioSeconds);
    }

    private static SpeechSource Spoken(JsonElement input, string script, string prefix, string? voice)
    {
        Speech.RequireSpeakable(script, prefix + "script");
        ApiException.ThrowIf(voice is null, prefix + "voice_id", "a script needs a voice, and the look has no default voice");
        return new(script, SpokenLength.Seconds(script, input.Field("voice_settings")?.Number("speed") ?? 1));
    }
}
