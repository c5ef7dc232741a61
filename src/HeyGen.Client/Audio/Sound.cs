using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HeyGen.Client;

/// <summary>What sounds to look for.</summary>
public sealed record SearchAudioSounds
{
    [Description("What it should sound like.")]
    public required string Query { get; init; }

    [Description("Music or sound effects.")]
    [AllowedValues("music", "sound_effects")]
    [DefaultValue("music")]
    public string? Type { get; init; }

    [RareField]
    [Description("Leave out results less similar than this.")]
    [Range(0d, 1d)]
    [DefaultValue(0.7)]
    public double? MinScore { get; init; }

    [Description("Sounds a page.")]
    [Range(1, 50)]
    [DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}

/// <summary>A piece of music or a sound effect.</summary>
public sealed record Sound : OpenRecord
{
    /// <summary>The sound's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What is heard.</summary>
    public string? Description { get; init; }

    /// <summary>music or sound_effects.</summary>
    public string? Type { get; init; }

    /// <summary>The file; the address expires soon.</summary>
    public string? AudioUrl { get; init; }

    /// <summary>The length in seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>How well it fits, from 0 to 1.</summary>
    public double? Score { get; init; }

    /// <summary>Where its loudest point is, in seconds.</summary>
    public double? PeakOffset { get; init; }

    /// <summary>How it is best used.</summary>
    public string? Placement { get; init; }
}
