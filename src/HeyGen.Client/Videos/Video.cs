namespace HeyGen.Client;

/// <summary>A video. Its addresses are signed and expire; reading the video again gives fresh ones.</summary>
public sealed record Video : OpenRecord
{
    /// <summary>The video's id.</summary>
    public required string Id { get; init; }

    /// <summary>pending (also seen: waiting), processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The file.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The file with captions drawn in.</summary>
    public string? CaptionedVideoUrl { get; init; }

    /// <summary>The captions.</summary>
    public string? SubtitleUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>A moving preview.</summary>
    public string? GifUrl { get; init; }

    /// <summary>The video's page in HeyGen's app.</summary>
    public string? VideoPageUrl { get; init; }

    /// <summary>The folder.</summary>
    public string? FolderId { get; init; }

    /// <summary>The language of a translated video.</summary>
    public string? OutputLanguage { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it was done, in Unix seconds.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Why it failed, as a code.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Why it failed, in HeyGen's words.</summary>
    public string? FailureMessage { get; init; }
}

/// <summary>A video that HeyGen has begun to make.</summary>
public sealed record CreatedVideo : OpenRecord
{
    /// <summary>What the video is read by.</summary>
    public required string VideoId { get; init; }

    /// <summary>The first state, pending or waiting.</summary>
    public string? Status { get; init; }

    /// <summary>mp4 or webm.</summary>
    public string? OutputFormat { get; init; }
}

/// <summary>A video that is gone.</summary>
public sealed record DeletedVideo : OpenRecord
{
    /// <summary>The video's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool? Deleted { get; init; }
}
