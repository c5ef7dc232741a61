using System.ComponentModel;

namespace HeyGen.Client;

/// <summary>A video in which the person of a picture speaks, without an avatar. Exactly one of script, audio address and audio asset is given.</summary>
public sealed record CreateVideoFromImage : SpokenVideoRequest
{
    [Description("Picture of the person, PNG or JPEG.")]
    public required AssetInput Image { get; init; }
}
