namespace HeyGen.McpServer.Catalog.Voices;

internal sealed record VoiceSettings
{
    [Description("Pace as a factor."), Range(0.5, 1.5), DefaultValue(1)]
    public double? Speed { get; init; }

    [Description("Pitch, 0 as recorded."), Range(-50d, 50d), DefaultValue(0)]
    public double? Pitch { get; init; }

    [Description("Loudness, 1 as recorded."), Range(0d, 1d), DefaultValue(1)]
    public double? Volume { get; init; }

    [Description("Accent such as en-GB, where the voice supports locales.")]
    public string? Locale { get; init; }

    [Description("Settings of the engine behind the voice."), RareField]
    public VoiceEngineSettings? EngineSettings { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "engine_type")]
[JsonDerivedType(typeof(ElevenLabsSettings), "elevenlabs")]
[JsonDerivedType(typeof(FishSettings), "fish")]
[JsonDerivedType(typeof(StarfishSettings), "starfish")]
internal abstract record VoiceEngineSettings;

internal sealed record ElevenLabsSettings : VoiceEngineSettings
{
    [Description("Speech model."), AllowedValues("eleven_multilingual_v2", "eleven_turbo_v2_5", "eleven_flash_v2_5", "eleven_v3")]
    public string? Model { get; init; }

    [Description("How even the voice stays; lower is livelier. eleven_v3 takes 0, 0.5 and 1."), Range(0d, 1d)]
    public double? Stability { get; init; }

    [Description("How close the voice stays to the original."), Range(0d, 1d)]
    public double? SimilarityBoost { get; init; }

    [Description("How strongly the speaker's style is exaggerated."), Range(0d, 1d)]
    public double? Style { get; init; }

    [Description("Raise the likeness to the speaker.")]
    public bool? UseSpeakerBoost { get; init; }
}

internal sealed record FishSettings(
    [Description("Speech model."), AllowedValues("s1", "s2-pro")] string? Model = null,
    [Description("How even the voice stays; lower is livelier."), Range(0d, 1d)] double? Stability = null,
    [Description("How close the voice stays to the original."), Range(0d, 1d)] double? Similarity = null) : VoiceEngineSettings;

/// <summary>A Starfish voice, which has no settings.</summary>
internal sealed record StarfishSettings : VoiceEngineSettings;
