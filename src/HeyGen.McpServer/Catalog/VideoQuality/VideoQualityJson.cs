using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.VideoQuality;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateVideoQualityComparison))]
[JsonSerializable(typeof(CreateVideoQualityComparisonBatch))]
[JsonSerializable(typeof(GetVideoQualityComparison))]
[JsonSerializable(typeof(GetVideoQualityComparisonBatch))]
internal sealed partial class VideoQualityJson : JsonSerializerContext;
