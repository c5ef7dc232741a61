namespace HeyGen.Client;

/// <summary>A job that was taken on.</summary>
public sealed record CreatedAiClipping : OpenRecord
{
    /// <summary>What the job is read by.</summary>
    public required string AiClippingId { get; init; }
}

/// <summary>A job that cuts a video into clips.</summary>
public sealed record AiClipping : OpenRecord
{
    /// <summary>What the job is read by.</summary>
    public required string Id { get; init; }

    /// <summary>pending, running, completed, failed or cancelled.</summary>
    public string? Status { get; init; }

    /// <summary>How far it is, from 0 to 100.</summary>
    public double? Progress { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The clips found so far.</summary>
    public IReadOnlyList<AiClip>? Clips { get; init; }

    /// <summary>The settings that were asked for.</summary>
    public AiClippingSettings? OutputSettings { get; init; }

    /// <summary>The language spoken in the video.</summary>
    public string? InputLanguage { get; init; }

    /// <summary>How long the video is, in seconds.</summary>
    public double? SourceDuration { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The caller's own mark.</summary>
    public string? CallbackId { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>A clip cut out of a video.</summary>
public sealed record AiClip : OpenRecord
{
    /// <summary>What the clip is told apart by.</summary>
    public required string Id { get; init; }

    /// <summary>pending, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title that HeyGen gave it.</summary>
    public string? Title { get; init; }

    /// <summary>The film.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>How long it is, in seconds.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>landscape, portrait or square.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>How well HeyGen thinks it will spread.</summary>
    public int? ViralityScore { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }
}

/// <summary>A job that is no more.</summary>
public sealed record DeletedAiClipping : OpenRecord
{
    /// <summary>The job.</summary>
    public required string Id { get; init; }
}
