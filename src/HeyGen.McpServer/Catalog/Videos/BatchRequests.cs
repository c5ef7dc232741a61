namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record GetBatch(
    [Description("Id of the batch, from the call that made it.")] string BatchId,
    [Description("Items a page."), Range(1, 100), DefaultValue(100)] int? Limit = null) : PagedRequest;

/// <summary>What a batch takes beside its items.</summary>
internal abstract record CreateBatch
{
    [Description("Title of the batch.")]
    public string? Title { get; init; }

    [Description("Public address that HeyGen calls when every item has ended."), RareField]
    public string? CallbackUrl { get; init; }
}
