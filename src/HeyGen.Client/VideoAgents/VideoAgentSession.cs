using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A session of the Video Agent.</summary>
public sealed record VideoAgentSession : OpenRecord
{
    /// <summary>What the session is read by.</summary>
    public required string SessionId { get; init; }

    /// <summary>thinking, waiting_for_input, reviewing, generating, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>How far it is, from 0 to 100.</summary>
    public double? Progress { get; init; }

    /// <summary>The video; null until rendering starts.</summary>
    public string? VideoId { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>When it began, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>At most the 40 newest messages, newest first.</summary>
    public IReadOnlyList<VideoAgentMessage>? Messages { get; init; }
}

/// <summary>A message in a session.</summary>
public sealed record VideoAgentMessage : OpenRecord
{
    /// <summary>Who speaks.</summary>
    public string? Role { get; init; }

    /// <summary>text, resource or error.</summary>
    public string? Type { get; init; }

    /// <summary>The text.</summary>
    public string? Content { get; init; }

    /// <summary>Resources that the message refers to.</summary>
    public IReadOnlyList<string>? ResourceIds { get; init; }

    /// <summary>When it was written, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>What HeyGen answers to a message.</summary>
public sealed record SentVideoAgentMessage : OpenRecord
{
    /// <summary>The session, which is read for the outcome.</summary>
    public required string SessionId { get; init; }

    /// <summary>The run that the message began.</summary>
    public string? RunId { get; init; }

    /// <summary>The session's title.</summary>
    public string? Title { get; init; }
}

/// <summary>A session asked to stop.</summary>
public sealed record StoppedVideoAgentSession : OpenRecord
{
    /// <summary>The session.</summary>
    public required string SessionId { get; init; }
}

/// <summary>A visual style.</summary>
public sealed record VideoAgentStyle : OpenRecord
{
    /// <summary>What requests refer to the style by.</summary>
    public required string StyleId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The shape it is made for.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>What it is found by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>A sample.</summary>
    public string? PreviewVideoUrl { get; init; }
}

/// <summary>Something that a session made or used.</summary>
public sealed record VideoAgentResource : OpenRecord
{
    /// <summary>What the resource is read by.</summary>
    public required string ResourceId { get; init; }

    /// <summary>What it is.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? SourceType { get; init; }

    /// <summary>The file.</summary>
    public string? Url { get; init; }

    /// <summary>A preview.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>What else HeyGen tells, without a fixed shape.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When it was made, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}
