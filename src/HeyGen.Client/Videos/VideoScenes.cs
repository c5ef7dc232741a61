using System.ComponentModel;
using System.Text.Json;

namespace HeyGen.Client;

/// <summary>Which video to read the scenes of.</summary>
public sealed record GetVideoScenes
{
    [Description("Id of the video, from the call that made it or list_videos.")]
    public required string VideoId { get; init; }
}

/// <summary>A video with its scenes.</summary>
public sealed record VideoScenes : OpenRecord
{
    /// <summary>The video's id.</summary>
    public required string VideoId { get; init; }

    /// <summary>What holds for the whole video: title, shape, resolution, captions.</summary>
    public JsonElement? Video { get; init; }

    /// <summary>
    /// The scenes in order, each with its background, elements and script. HeyGen adds kinds of each without notice, so they are read as they are.
    /// </summary>
    public IReadOnlyList<JsonElement>? Scenes { get; init; }
}
