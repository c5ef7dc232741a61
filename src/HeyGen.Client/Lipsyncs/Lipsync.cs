namespace HeyGen.Client;

/// <summary>A video with its speech replaced. Its addresses are signed and expire; reading it again gives fresh ones.</summary>
public sealed record Lipsync : OpenRecord
{
    /// <summary>The lipsync's id.</summary>
    public required string Id { get; init; }

    /// <summary>pending, running, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The file.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>The captions, where they were asked for.</summary>
    public string? CaptionUrl { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The caller's own mark.</summary>
    public string? CallbackId { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>A lipsync that HeyGen has taken on.</summary>
public sealed record CreatedLipsync : OpenRecord
{
    /// <summary>The lipsync's id.</summary>
    public required string LipsyncId { get; init; }
}

/// <summary>A lipsync that is gone.</summary>
public sealed record DeletedLipsync : OpenRecord
{
    /// <summary>The lipsync's id.</summary>
    public required string Id { get; init; }
}
