using System.ComponentModel.DataAnnotations;
using System.ComponentModel;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Videos;

internal sealed record GetBatch(
    [Description("Id of the batch, from the call that made it.")] string BatchId,
    [Description("Items a page."), Range(1, 100), DefaultValue(100)] int? Limit = null) : PagedRequest;
