namespace HeyGen.McpServer.Catalog.Voices;

internal sealed record ListVoices : PagedRequest
{
    [Description("private for the account's own clones."), AllowedValues("public", "private"), DefaultValue("public")]
    public string? Type { get; init; }

    [Description("English name of a language.")]
    public string? Language { get; init; }

    [Description("Only male or only female voices."), AllowedValues("male", "female")]
    public string? Gender { get; init; }

    [Description("Engine; create_speech needs starfish.")]
    public string? Engine { get; init; }

    [Description("Voices a page."), Range(1, 100), DefaultValue(20)]
    public int? Limit { get; init; }
}

internal sealed record GetVoice([Description("Id of the voice, from list_voices, or the voice_clone_id that clone_voice gave.")] string VoiceId);

internal sealed record DesignVoice
{
    [Description("What the voice should be like, in words."), StringLength(1000, MinimumLength = 1)]
    public required string Prompt { get; init; }

    [Description("Only male or only female voices."), AllowedValues("male", "female")]
    public string? Gender { get; init; }

    [Description("Accent such as en-GB.")]
    public string? Locale { get; init; }

    [Description("Another number gives other voices for the same prompt."), Range(0, int.MaxValue), DefaultValue(0)]
    public int? Seed { get; init; }
}

internal sealed record CloneVoice
{
    [Description("Recording of the voice, spoken with the speaker's consent.")]
    public required AssetInput Audio { get; init; }

    [Description("Name of the new voice."), StringLength(100, MinimumLength = 1)]
    public required string VoiceName { get; init; }

    [Description("Language spoken in the recording.")]
    public string? Language { get; init; }

    [Description("Clean the recording of noise first."), DefaultValue(true)]
    public bool? RemoveBackgroundNoise { get; init; }
}

internal sealed record CreateSpeech
{
    [Description("Text to speak; SSML with input_type ssml."), StringLength(5000, MinimumLength = 1)]
    public required string Text { get; init; }

    [Description("Voice of engine starfish, from list_voices.")]
    public required string VoiceId { get; init; }

    [Description("Whether text is plain or SSML."), AllowedValues("text", "ssml"), DefaultValue("text"), RareField]
    public string? InputType { get; init; }

    [Description("Pace as a factor."), Range(0.5, 2.0), DefaultValue(1)]
    public double? Speed { get; init; }

    [Description("Language of the text; else HeyGen finds out.")]
    public string? Language { get; init; }

    [Description("Accent such as en-GB."), RareField]
    public string? Locale { get; init; }
}

internal sealed record DeleteVoice([Description("Id of an own voice clone, from list_voices with type private.")] string VoiceId);
