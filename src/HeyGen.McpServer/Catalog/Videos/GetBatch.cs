using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record GetBatch
{
    [Description("Id of the batch, from the call that made it.")]
    public required string BatchId { get; init; }

    [Description("Items a page."), Range(1, 100), DefaultValue(100)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}
