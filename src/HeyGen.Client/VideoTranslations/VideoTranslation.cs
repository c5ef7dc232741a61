namespace HeyGen.Client;

/// <summary>A video translated into one language. Its addresses are signed and expire; reading it again gives fresh ones.</summary>
public sealed record VideoTranslation : OpenRecord
{
    /// <summary>The translation's id.</summary>
    public required string Id { get; init; }

    /// <summary>pending, running, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the given video.</summary>
    public string? InputLanguage { get; init; }

    /// <summary>The language that it is translated into.</summary>
    public string? OutputLanguage { get; init; }

    /// <summary>Whether only the sound is translated.</summary>
    public bool? TranslateAudioOnly { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The translated video.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The translated sound, where only that was asked for.</summary>
    public string? AudioUrl { get; init; }

    /// <summary>The captions in SubRip form, where they were asked for.</summary>
    public string? SrtCaptionUrl { get; init; }

    /// <summary>The captions in WebVTT form, where they were asked for.</summary>
    public string? VttCaptionUrl { get; init; }

    /// <summary>The captions under the name that HeyGen used before it had one for each form.</summary>
    public string? CaptionUrl { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The caller's own mark.</summary>
    public string? CallbackId { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>Translations that HeyGen has taken on.</summary>
public sealed record CreatedVideoTranslations : OpenRecord
{
    /// <summary>An id for each language.</summary>
    public required IReadOnlyList<string> VideoTranslationIds { get; init; }
}

/// <summary>A translation that is gone.</summary>
public sealed record DeletedVideoTranslation : OpenRecord
{
    /// <summary>The translation's id.</summary>
    public required string Id { get; init; }
}

/// <summary>The languages that videos are translated into.</summary>
public sealed record VideoTranslationLanguages : OpenRecord
{
    /// <summary>Their names, as requests take them.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}
