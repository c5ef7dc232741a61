using System.Text.Json.Serialization;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Pricing;

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

/// <summary>Podcasts.</summary>
internal static class PodcastKinds
{
    public static JobKind Podcast { get; } = new()
    {
        Name = "podcast",
        Noun = "podcast",
        Read = PodcastOperations.Get,
        IdArgument = "podcast_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
    };
}

/// <summary>Tools of HeyGen's group <c>podcast</c>.</summary>
internal static class PodcastTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_podcast",
        Title = "Create a podcast",
        Description = "Makes a video in which two avatars talk about a topic or files, and waits for it. Costs money; no rate is published.",
        Keywords = "two hosts people interview conversation dialogue episode discuss discussion talk show document paper article notes pdf debate guest",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_podcast"),
        Operation = PodcastOperations.Create,
        Job = new StartedJob(PodcastKinds.Podcast, "podcast_id"),
        LookForWorkWith = "list_podcasts",
        Reconciliation = new Reconciliation
        {
            List = PodcastOperations.List,
            IdField = "podcast_id",
            IsOf = (podcast, arguments, since) => Traces.AreSame(podcast, "title", arguments, "topic") && Traces.Second(podcast) >= since,
            AnswerField = "podcast_id",
        },
        Explainer = typeof(GroupAsLook),
        Example =
            """
            {"topic": "Why tea tastes better outdoors", "host_avatar_id": "$list_avatar_looks.data[0].id",
             "guest_avatar_id": "$list_avatar_looks.data[1].id", "host_voice_id": "$list_voices.data[0].voice_id",
             "guest_voice_id": "$list_voices.data[1].voice_id"}
            """,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_podcasts",
        Title = "List podcasts",
        Description = "Lists podcasts.",
        Keywords = "interview conversation dialogue episodes earlier recent past previous all which show made every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Operation = PodcastOperations.List,
        ListFields = ["podcast_id", "title", "status", "duration", "created_at", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_podcast",
        Title = "Get a podcast",
        Description = "Reads one podcast: status, fresh links, and why it failed.",
        Keywords = "interview conversation episode dialogue two hosts result finished ready done failed listen link watch",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Operation = PodcastOperations.Get,
        Example = """{"podcast_id": "$create_podcast.podcast_id"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_podcast",
        Title = "Delete a podcast",
        Description = "Deletes a podcast for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away episode conversation interview dialogue two hosts old",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Operation = PodcastOperations.Delete,
        Example = """{"podcast_id": "$create_podcast.podcast_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreatePodcast))]
[JsonSerializable(typeof(DeletePodcast))]
[JsonSerializable(typeof(GetPodcast))]
[JsonSerializable(typeof(ListPodcasts))]
internal sealed partial class PodcastsJson : JsonSerializerContext;
