using System.ComponentModel;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>A video in which the person of a picture speaks, without an avatar. Exactly one of script, audio address and audio asset is given.</summary>
internal sealed record CreateVideoFromImage : SpokenVideoRequest
{
    [Description("Picture of the person, PNG or JPEG.")]
    public required AssetInput Image { get; init; }
}
