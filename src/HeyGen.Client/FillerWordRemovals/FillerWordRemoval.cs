using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>A talking video to be cleaned.</summary>
public sealed record CreateFillerWordRemoval
{
    [NoInlineBytes]
    [Description("The talking video.")]
    public required AssetInput Video { get; init; }

    [Description("Title of the job.")]
    [StringLength(255)]
    public string? Title { get; init; }

    [RareField]
    [Description("Public address that HeyGen calls when the video is done or has failed.")]
    public string? CallbackUrl { get; init; }

    [RareField]
    [Description("Mark of yours that HeyGen repeats in its callback.")]
    [StringLength(128)]
    public string? CallbackId { get; init; }
}

/// <summary>Which job to read.</summary>
public sealed record GetFillerWordRemoval
{
    [Description("Id of the job, from create_filler_word_removal.")]
    public required string FillerWordRemovalId { get; init; }
}

/// <summary>A job that was taken on.</summary>
public sealed record CreatedFillerWordRemoval : OpenRecord
{
    /// <summary>What the job is read by.</summary>
    public required string FillerWordRemovalId { get; init; }
}

/// <summary>A job that cuts filler words and long silences out of a video.</summary>
public sealed record FillerWordRemoval : OpenRecord
{
    /// <summary>What the job is read by.</summary>
    public required string Id { get; init; }

    /// <summary>pending, running, completed or failed.</summary>
    public string? Status { get; init; }

    /// <summary>How far it is, from 0 to 100.</summary>
    public double? Progress { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The film.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>How many cuts were made.</summary>
    public int? NumCuts { get; init; }

    /// <summary>By how much the film is shorter, in percent.</summary>
    public double? ReductionPct { get; init; }

    /// <summary>How long the video was, in seconds.</summary>
    public double? OriginalDuration { get; init; }

    /// <summary>How long the film is, in seconds.</summary>
    public double? OutputDuration { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>The caller's own mark.</summary>
    public string? CallbackId { get; init; }

    /// <summary>When it was asked for, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }
}
