namespace HeyGen.Client;

/// <summary>A clip of HeyGen's video model.</summary>
public sealed record ModelVideo : OpenRecord
{
    /// <summary>What the clip is read by.</summary>
    public required string VideoId { get; init; }

    /// <summary>pending, processing, completed, failed or cancelled.</summary>
    public string? Status { get; init; }

    /// <summary>The model that makes it.</summary>
    public string? Model { get; init; }

    /// <summary>The file; its address expires.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The shape of the frame.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>The number that gave this clip.</summary>
    public long? Seed { get; init; }

    /// <summary>Why it failed, as a code: generation_failed or generation_cancelled.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Why it failed, in HeyGen's words.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}
