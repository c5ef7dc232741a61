namespace HeyGen.Client;

/// <summary>A live stream that HeyGen has begun to open.</summary>
public sealed record CreatedAvatarRealtimeSession : OpenRecord
{
    /// <summary>What the stream is read by.</summary>
    public required string StreamId { get; init; }
}

/// <summary>A live stream.</summary>
public sealed record AvatarRealtimeSession : OpenRecord
{
    /// <summary>What the stream is read by.</summary>
    public required string StreamId { get; init; }

    /// <summary>pending, streaming, completed or error.</summary>
    public string? Status { get; init; }

    /// <summary>Where it can be watched, as an HLS playlist.</summary>
    public string? HlsUrl { get; init; }

    /// <summary>Why it failed, in HeyGen's words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why it ended.</summary>
    public string? EndReason { get; init; }
}

/// <summary>One event of a stream: words and when they are spoken.</summary>
public sealed record AvatarRealtimeWords : OpenRecord
{
    /// <summary>The words in order.</summary>
    public IReadOnlyList<SpokenWord>? Words { get; init; }
}

/// <summary>What HeyGen answers to added text.</summary>
public sealed record AppendedAvatarRealtimeText : OpenRecord
{
    /// <summary>Whether the text was taken.</summary>
    public bool? Ok { get; init; }

    /// <summary>How much text waits to be spoken.</summary>
    public long? BufferedBytes { get; init; }
}

/// <summary>A stream that was ended.</summary>
public sealed record CancelledAvatarRealtimeSession : OpenRecord
{
    /// <summary>The stream.</summary>
    public required string StreamId { get; init; }

    /// <summary>Whether it was running and was ended by this call.</summary>
    public bool? Cancelled { get; init; }
}
