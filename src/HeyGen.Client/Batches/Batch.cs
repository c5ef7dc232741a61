using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace HeyGen.Client;

/// <summary>Which batch to read.</summary>
public sealed record GetBatch
{
    [Description("Id of the batch, from the call that made it.")]
    public required string BatchId { get; init; }

    [Description("Items a page.")]
    [Range(1, 100)]
    [DefaultValue(100)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

/// <summary>A batch that HeyGen has taken on.</summary>
public sealed record CreatedBatch : OpenRecord
{
    /// <summary>The batch's id.</summary>
    public required string BatchId { get; init; }
}

/// <summary>A batch with one page of its items. Videos, lipsyncs, translations and assets have the same batches.</summary>
public sealed record Batch : OpenRecord
{
    /// <summary>The batch's id.</summary>
    public required string BatchId { get; init; }

    /// <summary>processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>How many items there are on all pages.</summary>
    public int? TotalItems { get; init; }

    /// <summary>How many items are in which state.</summary>
    public IReadOnlyDictionary<string, int>? CountsByStatus { get; init; }

    /// <summary>One page of the items, in the order of the request.</summary>
    public IReadOnlyList<BatchItem>? Items { get; init; }

    /// <summary>Whether there are more pages.</summary>
    public bool? HasMore { get; init; }

    /// <summary>What the next page is asked for with.</summary>
    public string? NextToken { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>One item of a batch.</summary>
public sealed record BatchItem : OpenRecord
{
    /// <summary>The item's place in the request, from 0.</summary>
    public int? ItemIndex { get; init; }

    /// <summary>The id of what is made, whatever its kind; none until HeyGen begins with it.</summary>
    public string? VideoId { get; init; }

    /// <summary>queued, processing, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public JsonElement? Error { get; init; }
}

/// <summary>The state of one thing that was asked for by its own id or by its batch's.</summary>
public sealed record BulkStatus : OpenRecord
{
    /// <summary>The id of the thing, whatever its kind.</summary>
    public string? VideoId { get; init; }

    /// <summary>The batch that it belongs to.</summary>
    public string? BatchId { get; init; }

    /// <summary>Its place in the batch, from 0.</summary>
    public int? ItemIndex { get; init; }

    /// <summary>The state; not_found for an unknown id.</summary>
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public JsonElement? Error { get; init; }
}
