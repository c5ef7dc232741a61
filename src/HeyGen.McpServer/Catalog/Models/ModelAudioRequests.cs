namespace HeyGen.McpServer.Catalog.Models;

/// <summary>A voice to be made. Of the instant mode the reference knows only part, so what else it takes is passed on.</summary>
internal sealed record CreateModelAudioVoice : OpenRequest
{
    [Description("instant clones at once; professional trains on 20 minutes or more of audio and needs a purchased slot.")]
    [AllowedValues("instant", "professional")]
    public required string Mode { get; init; }

    [Description("Recordings of the voice, spoken with the speaker's consent; for professional at most 1.5 GB in all."), ItemCount(1, 10)]
    public required IReadOnlyList<AssetInput> Audio { get; init; }

    [Description("Name of the voice."), StringLength(256, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("Language spoken in the recordings."), StringLength(32, MinimumLength = 1)]
    public string? Language { get; init; }

    [Description("Professional voice to train anew; left out for a new voice."), StringLength(64, MinimumLength = 1), RegularExpression(@"^\S+$")]
    public string? VoiceId { get; init; }

    [Description("How old the speaker sounds; for instant."), AllowedValues("young", "old"), RareField]
    public string? Age { get; init; }
}

internal sealed record ListModelAudioVoices([Description("Voices a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetModelAudioVoice([Description("Id of the voice, from create_model_audio_voice or list_model_audio_voices.")] string VoiceId);

internal sealed record DeleteModelAudioVoice([Description("Id of the voice, from list_model_audio_voices.")] string VoiceId);

/// <summary>What to speak into a file. Seed, speed and pitch have an effect on professional voices only.</summary>
internal sealed record GenerateModelSpeech
{
    [Description("Voice, from list_model_audio_voices."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string VoiceId { get; init; }

    [Description("Text to speak."), StringLength(5000, MinimumLength = 1)]
    public required string Text { get; init; }

    [Description("Language of the text, by its code: en.")]
    public string? Language { get; init; }

    [Description("Speech model: heygen-voice-1, heygen-voice-1-turbo or a newer one."), DefaultValue("heygen-voice-1"), RareField]
    public string? Model { get; init; }

    [Description("Another number gives another reading; professional voices only."), Range(0d, 4294967295d), RareField]
    public long? Seed { get; init; }

    [Description("Pace; professional voices only.")]
    public double? Speed { get; init; }

    [Description("How much higher or lower the voice is; professional voices only."), RareField]
    public double? PitchShift { get; init; }

    [Description("How much the pitch moves; professional voices only."), RareField]
    public double? PitchVariance { get; init; }

    [Description("How expressive the reading is, from 0 to 1."), Range(0d, 1d), DefaultValue(1), RareField]
    public double? ExpressivenessBoost { get; init; }

    [Description("Tell when each word is spoken."), RareField]
    public bool? WithTimestamps { get; init; }

    [Description("Id of your own for the person that the speech is made for."), RareField]
    public string? EndUserId { get; init; }
}

internal sealed record StreamModelSpeech
{
    [Description("Voice, from list_model_audio_voices."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string VoiceId { get; init; }

    [Description("Text to speak."), StringLength(5000, MinimumLength = 1)]
    public required string Text { get; init; }

    [Description("Language of the text, by its code: en."), StringLength(int.MaxValue, MinimumLength = 1)]
    public required string Language { get; init; }

    [Description("Another number gives another reading."), Range(0d, 4294967295d), RareField]
    public long? Seed { get; init; }

    [Description("Tell when each word is spoken."), DefaultValue(false)]
    public bool? WithTimestamps { get; init; }
}
