namespace HeyGen.Client;

/// <summary>The translated subtitles of a video, to be edited before it is rendered.</summary>
public sealed record Proofread : OpenRecord
{
    /// <summary>The proofread's id.</summary>
    public required string Id { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the given video.</summary>
    public string? InputLanguage { get; init; }

    /// <summary>The language of the subtitles.</summary>
    public string? OutputLanguage { get; init; }

    /// <summary>Whether somebody at HeyGen's customer was asked to review it.</summary>
    public bool? SubmittedForReview { get; init; }

    /// <summary>Why the preparation failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>Proofreads that HeyGen has taken on.</summary>
public sealed record CreatedProofreads : OpenRecord
{
    /// <summary>An id for each language.</summary>
    public required IReadOnlyList<string> ProofreadIds { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }
}

/// <summary>Where a proofread's subtitles are.</summary>
public sealed record ProofreadSrt : OpenRecord
{
    /// <summary>The subtitles with all edits.</summary>
    public required string SrtUrl { get; init; }

    /// <summary>The subtitles before any edit.</summary>
    public string? OriginalSrtUrl { get; init; }
}

/// <summary>A proofread that is being rendered.</summary>
public sealed record GeneratedFromProofread : OpenRecord
{
    /// <summary>The id of the translation that comes out of it.</summary>
    public required string VideoTranslationId { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }
}
