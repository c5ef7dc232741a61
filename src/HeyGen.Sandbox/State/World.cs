using System.Collections.Concurrent;
using HeyGen.Sandbox.Webhooks;

namespace HeyGen.Sandbox.State;

/// <summary>What all accounts share.</summary>
internal sealed record World(JobClock Clock, MediaLibrary Media, PublicCatalogue Catalogue)
{
    /// <summary>The direct uploads of all accounts, by asset id: whoever sends the bytes shows no key that would tell the account.</summary>
    public ConcurrentDictionary<string, DirectUpload> Uploads { get; } = new();

    public WebhookDispatcher Webhooks { get; } = new(Clock, Media);
}
