using System.Collections;
using System.Collections.Concurrent;

namespace HeyGen.Sandbox.State;

/// <summary>What all accounts share.</summary>
internal sealed record World(JobClock Clock, MediaLibrary Media, PublicCatalogue Catalogue)
{
    /// <summary>The direct uploads of all accounts, by asset id: whoever sends the bytes shows no key that would tell the account.</summary>
    public ConcurrentDictionary<string, DirectUpload> Uploads { get; } = new();

    public WebhookDispatcher Webhooks { get; } = new(Clock, Media);
}

/// <summary>Things of every kind, by id. Each collection keeps the order of creation.</summary>
internal sealed class ResourceStore
{
    private readonly ConcurrentDictionary<Type, IDictionary> kinds = new();

    public IEnumerable<object> All => kinds.Values.SelectMany(kind => kind.Values.Cast<object>());

    public OrderedDictionary<string, T> Of<T>()
        where T : class => (OrderedDictionary<string, T>)kinds.GetOrAdd(typeof(T), static _ => new OrderedDictionary<string, T>());
}
