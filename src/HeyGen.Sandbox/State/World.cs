using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.Media;

namespace HeyGen.Sandbox.State;

/// <summary>What all accounts share.</summary>
internal sealed record World(JobClock Clock, MediaLibrary Media, PublicCatalogue Catalogue)
{
    public DirectUploads Uploads { get; } = new();
}
