using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

internal sealed record CreateFillerWordRemoval
{
    [NoInlineBytes, Description("The talking video.")]
    public required AssetInput Video { get; init; }

    [Description("Title of the job."), StringLength(255)]
    public string? Title { get; init; }

    [RareField, Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField, Description("Mark of yours that HeyGen repeats in its callback."), StringLength(128)]
    public string? CallbackId { get; init; }
}

internal sealed record GetFillerWordRemoval
{
    [Description("Id of the job, from create_filler_word_removal.")]
    public required string FillerWordRemovalId { get; init; }
}
