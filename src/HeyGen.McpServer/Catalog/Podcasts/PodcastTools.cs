using System.Text.Json.Serialization;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

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

    public static IReadOnlyList<JobKind> All { get; } = [Podcast];
}

/// <summary>Tools of HeyGen's group <c>podcast</c>.</summary>
internal static class PodcastTools
{
    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_podcast",
        Title = "Create a podcast",
        Description = "Makes a video in which two avatars talk about a topic or files, and waits for it. Costs money; no rate is published.",
        Keywords = "two hosts interview conversation dialogue episode people discuss talk show document paper",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_podcast"),
        Operation = PodcastOperations.Create,
        Job = new StartedJob(PodcastKinds.Podcast, "podcast_id"),
        LookForWorkWith = "list_podcasts",
        ExplainRefusal = GroupAsLook.ExplainAsync,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_podcasts",
        Title = "List podcasts",
        Description = "Lists podcasts.",
        Keywords = "interview conversation episode episodes",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = PodcastOperations.List,
        ListFields = ["podcast_id", "title", "status", "duration", "created_at", "failure_message"],
    };

    public static ToolDefinition Get { get; } = new()
    {
        Name = "get_podcast",
        Title = "Get a podcast",
        Description = "Reads one podcast: status, fresh links, and why it failed.",
        Keywords = "interview conversation episode ready",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Reads,
        Operation = PodcastOperations.Get,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_podcast",
        Title = "Delete a podcast",
        Description = "Deletes a podcast for good.",
        Keywords = "episode erase",
        Toolset = ToolCatalog.Preview,
        Effects = Effects.Deletes,
        Operation = PodcastOperations.Delete,
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
