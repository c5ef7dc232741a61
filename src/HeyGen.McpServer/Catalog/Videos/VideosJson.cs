using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Videos;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(BulkVideoStatuses))]
[JsonSerializable(typeof(CreateVideoBatch))]
[JsonSerializable(typeof(CreateVideoFromAvatar))]
[JsonSerializable(typeof(CreateVideoFromCinematicAvatar))]
[JsonSerializable(typeof(CreateVideoFromImage))]
[JsonSerializable(typeof(CreateVideoFromStudio))]
[JsonSerializable(typeof(DeleteVideo))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetVideo))]
[JsonSerializable(typeof(GetVideoScenes))]
[JsonSerializable(typeof(ListVideos))]
internal sealed partial class VideosJson : JsonSerializerContext;
