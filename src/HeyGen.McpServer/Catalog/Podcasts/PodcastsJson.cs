using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Podcasts;

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
