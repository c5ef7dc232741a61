using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A video being taken apart, or taken apart.</summary>
public sealed record BackgroundRemoval : OpenRecord
{
    /// <summary>What the job is read by.</summary>
    public required string Id { get; init; }

    /// <summary>pending, processing, completed, failed or deleted.</summary>
    public string? Status { get; init; }

    /// <summary>The layers, each under its name.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Layers { get; init; }

    /// <summary>The length of the video in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Why it failed, in HeyGen's words.</summary>
    public string? Error { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it was done, in Unix seconds.</summary>
    public long? CompletedAt { get; init; }
}

/// <summary>A job that is gone.</summary>
public sealed record DeletedBackgroundRemoval : OpenRecord
{
    /// <summary>The job's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool? Deleted { get; init; }
}
