using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

internal sealed record CreateFillerWordRemoval
{
    [Description("The talking video."), NoInlineBytes]
    public required AssetInput Video { get; init; }

    [Description("Title of the job."), StringLength(255)]
    public string? Title { get; init; }

    [Description("Public address that HeyGen calls when the video is done or has failed."), RareField]
    public string? CallbackUrl { get; init; }

    [Description("Mark of yours that HeyGen repeats in its callback."), StringLength(128), RareField]
    public string? CallbackId { get; init; }
}

internal sealed record GetFillerWordRemoval([Description("Id of the job, from create_filler_word_removal.")] string FillerWordRemovalId);
