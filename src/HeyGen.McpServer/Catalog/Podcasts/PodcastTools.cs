using HeyGen.McpServer.Catalog.Avatars;

namespace HeyGen.McpServer.Catalog.Podcasts;

/// <summary>Podcasts.</summary>
internal static class PodcastKinds
{
    public static JobKind Podcast { get; } = new()
    {
        Name = "podcast",
        Noun = "podcast",
        Read = Operation.Get("get_podcast", "/v3/podcasts/{podcast_id}", () => PodcastsJson.Default.GetPodcast),
        IdArgument = "podcast_id",
        Success = ["completed"],
        Failure = ["failed"],
        Links = ["video_url", "thumbnail_url"],
        FailureFields = ["failure_message"],
        UsualDuration = TimeSpan.FromMinutes(10),
        Events = ["podcast.success", "podcast.fail"],
    };
}

/// <summary>Tools of HeyGen's group <c>podcast</c>.</summary>
internal static class PodcastTools
{
    private static readonly Operation list = Operation.List("list_podcasts", "/v3/podcasts", () => PodcastsJson.Default.ListPodcasts);

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Create("create_podcast", "/v3/podcasts", () => PodcastsJson.Default.CreatePodcast)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a podcast",
        Description = "Makes a video in which two avatars talk about a topic or files, and waits for it. Costs money; no rate is published.",
        Keywords = "two hosts people interview conversation dialogue episode discuss discussion talk show document paper article notes pdf debate guest",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_podcast"),
        Job = new StartedJob(PodcastKinds.Podcast, "podcast_id"),
        LookForWorkWith = "list_podcasts",
        Reconciliation = new Reconciliation
        {
            List = list,
            IdField = "podcast_id",
            IsOf = (podcast, arguments, since) => Traces.AreSame(podcast, "title", arguments, "topic") && Traces.Second(podcast) >= since,
            AnswerField = "podcast_id",
        },
        Rules = [ArgumentRule.Needs(ArgumentCondition.Always, "topic", "source_files")],
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
        Operation = list,
        Title = "List podcasts",
        Description = "Lists podcasts.",
        Keywords = "interview conversation dialogue episodes earlier recent past previous all which show made every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["podcast_id", "title", "status", "duration", "created_at", "failure_message"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Get { get; } = new()
    {
        Operation = PodcastKinds.Podcast.Read,
        Title = "Get a podcast",
        Description = "Reads one podcast: status, fresh links, and why it failed.",
        Keywords = "interview conversation episode dialogue two hosts result finished ready done failed listen link watch",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"podcast_id": "$create_podcast.podcast_id"}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_podcast", "/v3/podcasts/{podcast_id}", () => PodcastsJson.Default.DeletePodcast),
        Title = "Delete a podcast",
        Description = "Deletes a podcast for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away episode conversation interview dialogue two hosts old",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Example = """{"podcast_id": "$create_podcast.podcast_id"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Get, Delete];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreatePodcast))]
[JsonSerializable(typeof(DeletePodcast))]
[JsonSerializable(typeof(GetPodcast))]
[JsonSerializable(typeof(ListPodcasts))]
internal sealed partial class PodcastsJson : JsonSerializerContext;
