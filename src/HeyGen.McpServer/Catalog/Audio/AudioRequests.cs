using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Audio;

internal sealed record SearchAudioSounds
{
    [Description("What it should sound like.")]
    public required string Query { get; init; }

    [Description("Music or sound effects."), AllowedValues("music", "sound_effects"), DefaultValue("music")]
    public string? Type { get; init; }

    [RareField, Description("Leave out results less similar than this."), Range(0d, 1d), DefaultValue(0.7)]
    public double? MinScore { get; init; }

    [Description("Sounds a page."), Range(1, 50), DefaultValue(10)]
    public int? Limit { get; init; }

    [Description("next_token of the page before; left out for the first page.")]
    public string? Token { get; init; }
}
