using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Audio;

internal sealed record SearchAudioSounds : PagedRequest
{
    [Description("What it should sound like.")]
    public required string Query { get; init; }

    [Description("Music or sound effects."), AllowedValues("music", "sound_effects"), DefaultValue("music")]
    public string? Type { get; init; }

    [Description("Leave out results less similar than this."), Range(0d, 1d), DefaultValue(0.7), RareField]
    public double? MinScore { get; init; }

    [Description("Sounds a page."), Range(1, 50), DefaultValue(10)]
    public int? Limit { get; init; }
}
