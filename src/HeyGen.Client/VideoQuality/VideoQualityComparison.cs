using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A comparison of two videos.</summary>
public sealed record VideoQualityComparison : OpenRecord
{
    /// <summary>What the comparison is read by.</summary>
    public string? ComparisonId { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The scores, in a shape that the reference does not tell.</summary>
    public JsonElement? Result { get; init; }
}

/// <summary>Comparisons that are made together.</summary>
public sealed record VideoQualityComparisonBatch : OpenRecord
{
    /// <summary>What the batch is read by.</summary>
    public string? BatchId { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The comparisons in order.</summary>
    public IReadOnlyList<VideoQualityComparisonItem>? Items { get; init; }
}

/// <summary>One comparison of a batch.</summary>
public sealed record VideoQualityComparisonItem : OpenRecord
{
    /// <summary>queued, processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The comparison, once there is one.</summary>
    public VideoQualityComparison? Comparison { get; init; }
}
