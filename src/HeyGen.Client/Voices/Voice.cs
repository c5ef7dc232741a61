namespace HeyGen.Client;

/// <summary>A voice.</summary>
public sealed record Voice : OpenRecord
{
    /// <summary>What requests refer to the voice by.</summary>
    public required string VoiceId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The language's English name.</summary>
    public string? Language { get; init; }

    /// <summary>male, female or another word.</summary>
    public string? Gender { get; init; }

    /// <summary>public or private.</summary>
    public string? Type { get; init; }

    /// <summary>A sample to listen to.</summary>
    public string? PreviewAudioUrl { get; init; }

    /// <summary>Whether pauses can be written into the text.</summary>
    public bool? SupportPause { get; init; }

    /// <summary>Whether an accent can be chosen.</summary>
    public bool? SupportLocale { get; init; }

    /// <summary>Whether it works in realtime sessions.</summary>
    public bool? SupportInteractiveAvatar { get; init; }

    /// <summary>The state of a clone: processing, complete (not completed) or failed; null for HeyGen's own voices.</summary>
    public string? Status { get; init; }

    /// <summary>Why a clone failed, in HeyGen's words.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>When it was made, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>Voices that fit a description.</summary>
public sealed record DesignedVoices : OpenRecord
{
    /// <summary>Up to three voices.</summary>
    public IReadOnlyList<Voice>? Voices { get; init; }

    /// <summary>The number that gave these voices.</summary>
    public long? Seed { get; init; }
}

/// <summary>A clone that HeyGen has begun to make.</summary>
public sealed record ClonedVoice : OpenRecord
{
    /// <summary>What the clone is read by, as a voice id.</summary>
    public required string VoiceCloneId { get; init; }
}

/// <summary>Spoken text.</summary>
public sealed record Speech : OpenRecord
{
    /// <summary>The audio file.</summary>
    public required string AudioUrl { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>HeyGen's id of the synthesis.</summary>
    public string? RequestId { get; init; }

    /// <summary>When each word is spoken.</summary>
    public IReadOnlyList<SpokenWord>? WordTimestamps { get; init; }
}

/// <summary>When a word is spoken, in seconds from the start.</summary>
public sealed record SpokenWord : OpenRecord
{
    /// <summary>The word.</summary>
    public string? Word { get; init; }

    /// <summary>When it begins.</summary>
    public double? Start { get; init; }

    /// <summary>When it ends.</summary>
    public double? End { get; init; }
}

/// <summary>A clone that was deleted.</summary>
public sealed record DeletedVoice : OpenRecord
{
    /// <summary>Its id.</summary>
    public string? VoiceId { get; init; }
}
