using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A podcast. Its addresses are signed and expire; reading the podcast again gives fresh ones.</summary>
public sealed record Podcast : OpenRecord
{
    /// <summary>What the podcast is read by.</summary>
    public required string PodcastId { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The file.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Why it failed, in HeyGen's words.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>When it was asked for; the reference leaves open whether as a number or as a text.</summary>
    public JsonElement? CreatedAt { get; init; }
}

/// <summary>What HeyGen answers to a deletion, of which the reference names no field.</summary>
public sealed record DeletedPodcast : OpenRecord;
