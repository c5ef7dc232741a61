using HeyGen.Sandbox.Voices;

namespace HeyGen.Sandbox.Videos;

/// <summary>What is said in a video or scene, and how long that is.</summary>
internal sealed record SpeechSource(string Script, double Seconds)
{
    private static readonly string[] Sources = ["script", "audio_url", "audio_asset_id"];

    /// <summary>Reads the one source that must be there.</summary>
    /// <param name="prefix">The path of the input, ending in a dot, or empty.</param>
    /// <param name="defaultVoiceId">The voice of the look, used when the script names none.</param>
    public static SpeechSource Read(ApiCall call, JsonElement input, string prefix, string? defaultVoiceId) =>
        ReadOptional(call, input, prefix, defaultVoiceId)
        ?? throw ApiException.InvalidParameter(prefix + "script", $"{prefix}script: one of script, audio_url and audio_asset_id is needed.");

    /// <summary>Reads the one source that may be there.</summary>
    public static SpeechSource? ReadOptional(ApiCall call, JsonElement input, string prefix, string? defaultVoiceId)
    {
        var given = Sources.Where(name => input.Field(name) is not null).ToArray();
        if (given.Length > 1)
        {
            throw ApiException.InvalidParameter(prefix + given[1], $"{prefix}{given[1]}: excludes {given[0]}; give one of them.");
        }
        var voice = input.Text("voice_id");
        if (voice is not null)
        {
            call.FindReady<Voice>(voice, prefix + "voice_id");
        }
        AssetInput.CheckFlat(call, input, "audio_url", "audio_asset_id", prefix, "audio");
        if (given.Length == 0)
        {
            return null;
        }
        return input.Text("script") is { } script ? Spoken(input, script, prefix, voice ?? defaultVoiceId) : new("", SpokenLength.UnknownAudioSeconds);
    }

    private static SpeechSource Spoken(JsonElement input, string script, string prefix, string? voice)
    {
        Speech.RequireSpeakable(script, prefix + "script");
        if (voice is null)
        {
            throw ApiException.InvalidParameter(prefix + "voice_id", $"{prefix}voice_id: a script needs a voice, and the look has no default voice.");
        }
        return new(script, SpokenLength.Seconds(script, input.Field("voice_settings")?.Number("speed") ?? 1));
    }
}
