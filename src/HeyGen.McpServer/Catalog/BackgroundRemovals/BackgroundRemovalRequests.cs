using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

internal sealed record CreateBackgroundRemoval
{
    [Description("Video to take apart.")]
    public required AssetInput Video { get; init; }

    [Description("Which layers to make; all three when left out.")]
    [AllowedValues("foreground", "mask", "background"), DefaultValue(new[] { "foreground", "mask", "background" }), ItemCount(1, int.MaxValue), UniqueItems]
    public IReadOnlyList<string>? Layers { get; init; }

    [Description("Title of the job.")]
    public string? Title { get; init; }

    /// <summary>What HeyGen tells a repeat by; its idempotency key is ignored here.</summary>
    [Description("Mark of yours; sent again, it stands for the same job instead of a new one."), RareField]
    public string? RequestId { get; init; }
}

internal sealed record ListBackgroundRemovals([Description("Jobs a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record GetBackgroundRemoval([Description("Id of the job, from create_background_removal or list_background_removals.")] string JobId);

internal sealed record DeleteBackgroundRemoval([Description("Id of the job, from list_background_removals.")] string JobId);
