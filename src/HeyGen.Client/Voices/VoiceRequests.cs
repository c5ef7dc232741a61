using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>Which voices to list.</summary>
public sealed record ListVoices
{
    /// <summary>Whose voices.</summary>
    [Description("public for HeyGen's voices, private for the account's own clones.")]
    [AllowedValues("public", "private")]
    [DefaultValue("public")]
    public string? Type { get; init; }

    /// <summary>The language.</summary>
    [Description("Only voices of this language, by its English name.")]
    public string? Language { get; init; }

    /// <summary>The gender.</summary>
    [Description("Only male or only female voices.")]
    [AllowedValues("male", "female")]
    public string? Gender { get; init; }

    /// <summary>The engine.</summary>
    [Description("Only voices of this engine; create_speech needs starfish.")]
    public string? Engine { get; init; }

    /// <summary>The page size.</summary>
    [Description("Voices a page.")]
    [Range(1, 100)]
    [DefaultValue(20)]
    public int? Limit { get; init; }

    /// <summary>The cursor.</summary>
    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

/// <summary>Which voice to read.</summary>
public sealed record GetVoice
{
    /// <summary>The voice.</summary>
    [Description("Id of the voice, from list_voices, or the voice_clone_id that clone_voice gave.")]
    public required string VoiceId { get; init; }
}

/// <summary>What voice to look for.</summary>
public sealed record DesignVoice
{
    /// <summary>The description.</summary>
    [Description("What the voice should be like, in words.")]
    [StringLength(int.MaxValue, MinimumLength = 1)]
    public required string Prompt { get; init; }

    /// <summary>The gender.</summary>
    [Description("Only male or only female voices.")]
    [AllowedValues("male", "female")]
    public string? Gender { get; init; }

    /// <summary>The accent.</summary>
    [Description("Accent such as en-GB.")]
    public string? Locale { get; init; }

    /// <summary>Which batch of voices.</summary>
    [Description("Another number gives other voices for the same prompt.")]
    [Range(0, int.MaxValue)]
    [DefaultValue(0)]
    public int? Seed { get; init; }
}

/// <summary>What voice to clone.</summary>
public sealed record CloneVoice
{
    /// <summary>The sample.</summary>
    [Description("Recording of the voice, spoken with the speaker's consent.")]
    public required AssetInput Audio { get; init; }

    /// <summary>The name.</summary>
    [Description("Name of the new voice.")]
    public required string VoiceName { get; init; }

    /// <summary>The language.</summary>
    [Description("Language spoken in the recording.")]
    public string? Language { get; init; }

    /// <summary>Whether noise is removed.</summary>
    [Description("Clean the recording of noise first.")]
    [DefaultValue(true)]
    public bool? RemoveBackgroundNoise { get; init; }
}

/// <summary>What to speak.</summary>
public sealed record CreateSpeech
{
    /// <summary>The text.</summary>
    [Description("Text or SSML to speak.")]
    [StringLength(5000, MinimumLength = 1)]
    public required string Text { get; init; }

    /// <summary>The voice.</summary>
    [Description("Id of a voice of engine starfish, from list_voices.")]
    public required string VoiceId { get; init; }

    /// <summary>How the text is written.</summary>
    [Description("Whether text is plain or SSML.")]
    [AllowedValues("text", "ssml")]
    [DefaultValue("text")]
    public string? InputType { get; init; }

    /// <summary>The pace.</summary>
    [Description("Pace as a factor.")]
    [Range(0.5, 2.0)]
    [DefaultValue(1)]
    public double? Speed { get; init; }

    /// <summary>The language.</summary>
    [Description("Language of the text; found out by HeyGen when left out.")]
    public string? Language { get; init; }

    /// <summary>The accent.</summary>
    [Description("Accent such as en-GB.")]
    public string? Locale { get; init; }
}
