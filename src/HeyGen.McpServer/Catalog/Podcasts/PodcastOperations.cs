using HeyGen.Client;

namespace HeyGen.McpServer.Catalog.Podcasts;

/// <summary>Operations on podcasts. None takes an idempotency key: a create sent twice may be paid twice.</summary>
internal static class PodcastOperations
{
    private const string Podcasts = "/v3/podcasts";
    private const string One = Podcasts + "/{podcast_id}";

    /// <summary>Produces a talk of two hosts.</summary>
    public static Operation<CreatePodcast> Create { get; } =
        new("create_podcast", HttpMethod.Post, Podcasts, OperationClass.Create, () => PodcastsJson.Default.CreatePodcast);

    /// <summary>Lists podcasts.</summary>
    public static Operation<ListPodcasts> List { get; } =
        new("list_podcasts", HttpMethod.Get, Podcasts, OperationClass.Read, () => PodcastsJson.Default.ListPodcasts) { IsList = true };

    /// <summary>Reads a podcast: its state, its addresses, why it failed.</summary>
    public static Operation<GetPodcast> Get { get; } =
        new("get_podcast", HttpMethod.Get, One, OperationClass.Read, () => PodcastsJson.Default.GetPodcast);

    /// <summary>Deletes a podcast for good.</summary>
    public static Operation<DeletePodcast> Delete { get; } =
        new("delete_podcast", HttpMethod.Delete, One, OperationClass.Write, () => PodcastsJson.Default.DeletePodcast);
}
