namespace HeyGen.Client;

/// <summary>Operations on podcasts. None takes an idempotency key: a create sent twice may be paid twice.</summary>
public static class PodcastOperations
{
    private const string Podcasts = "/v3/podcasts";
    private const string One = Podcasts + "/{podcast_id}";

    /// <summary>Produces a talk of two hosts.</summary>
    public static Operation<CreatePodcast, Podcast> Create { get; } =
        new("create_podcast", HttpMethod.Post, Podcasts, OperationClass.Create, json => json.CreatePodcast, json => json.Podcast);

    /// <summary>Lists podcasts.</summary>
    public static Operation<ListPodcasts, IReadOnlyList<Podcast>> List { get; } =
        new("list_podcasts", HttpMethod.Get, Podcasts, OperationClass.Read, json => json.ListPodcasts, json => json.IReadOnlyListPodcast) { IsList = true };

    /// <summary>Reads a podcast: its state, its addresses, why it failed.</summary>
    public static Operation<GetPodcast, Podcast> Get { get; } =
        new("get_podcast", HttpMethod.Get, One, OperationClass.Read, json => json.GetPodcast, json => json.Podcast);

    /// <summary>Deletes a podcast for good.</summary>
    public static Operation<DeletePodcast, DeletedPodcast> Delete { get; } =
        new("delete_podcast", HttpMethod.Delete, One, OperationClass.Write, json => json.DeletePodcast, json => json.DeletedPodcast);
}
