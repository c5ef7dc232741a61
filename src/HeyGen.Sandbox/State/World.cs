using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.State;

/// <summary>What all accounts share.</summary>
internal sealed record World(JobClock Clock, MediaLibrary Media, PublicCatalogue Catalogue)
{
    public DirectUploads Uploads { get; } = new();

    public WebhookDispatcher Webhooks { get; } = new(Clock, Media);
}
