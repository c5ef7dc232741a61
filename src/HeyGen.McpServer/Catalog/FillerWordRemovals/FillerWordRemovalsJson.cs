using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.FillerWordRemovals;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateFillerWordRemoval))]
[JsonSerializable(typeof(GetFillerWordRemoval))]
internal sealed partial class FillerWordRemovalsJson : JsonSerializerContext;
