namespace HeyGen.Client;

/// <summary>A voice of HeyGen's speech model.</summary>
public sealed record ModelAudioVoice : OpenRecord
{
    /// <summary>What requests refer to the voice by.</summary>
    public required string VoiceId { get; init; }

    /// <summary>instant or professional.</summary>
    public string? Mode { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The language.</summary>
    public string? Language { get; init; }

    /// <summary>PENDING, ACTIVE or FAILED.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed, as a code.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>What HeyGen answers to a deletion.</summary>
public sealed record DeletedModelAudioVoice : OpenRecord
{
    /// <summary>ok.</summary>
    public string? Status { get; init; }
}

/// <summary>Spoken text.</summary>
public sealed record ModelSpeech : OpenRecord
{
    /// <summary>The audio file.</summary>
    public required string AudioUrl { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }
}

/// <summary>One event of streamed speech: a part of the audio, word times, or what went wrong.</summary>
public sealed record ModelSpeechEvent : OpenRecord
{
    /// <summary>audio, alignment or error.</summary>
    public string? Type { get; init; }

    /// <summary>The place of this part of the audio, from 0.</summary>
    public int? PartIndex { get; init; }

    /// <summary>The part's bytes in base64.</summary>
    public string? Audio { get; init; }

    /// <summary>When each word is spoken.</summary>
    public IReadOnlyList<ModelWordAlignment>? WordAlignments { get; init; }

    /// <summary>What went wrong, in HeyGen's words.</summary>
    public string? Detail { get; init; }
}

/// <summary>When a word is spoken, in seconds from the start.</summary>
public sealed record ModelWordAlignment : OpenRecord
{
    /// <summary>The word.</summary>
    public string? Text { get; init; }

    /// <summary>When it begins.</summary>
    public double? StartTime { get; init; }

    /// <summary>When it ends.</summary>
    public double? EndTime { get; init; }

    /// <summary>How sure HeyGen is, from 0 to 1.</summary>
    public double? Confidence { get; init; }
}
