namespace HeyGen.Client;

/// <summary>A render that was taken on.</summary>
public sealed record CreatedHyperFramesRender : OpenRecord
{
    /// <summary>What the render is read by.</summary>
    public required string RenderId { get; init; }
}

/// <summary>A render of an HTML composition.</summary>
public sealed record HyperFramesRender : OpenRecord
{
    /// <summary>What the render is read by.</summary>
    public required string RenderId { get; init; }

    /// <summary>queued, rendering, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The film.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>How long it is, in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Frames a second.</summary>
    public double? Fps { get; init; }

    /// <summary>draft, standard or high.</summary>
    public string? Quality { get; init; }

    /// <summary>mp4, webm or mov.</summary>
    public string? Format { get; init; }

    /// <summary>1080p or 4k.</summary>
    public string? Resolution { get; init; }

    /// <summary>16:9, 9:16 or 1:1.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>The entry file.</summary>
    public string? Composition { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The caller's own mark.</summary>
    public string? CallbackId { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it was done, in Unix seconds.</summary>
    public long? CompletedAt { get; init; }
}

/// <summary>A render that is no more.</summary>
public sealed record DeletedHyperFramesRender : OpenRecord
{
    /// <summary>The render.</summary>
    public required string RenderId { get; init; }
}
