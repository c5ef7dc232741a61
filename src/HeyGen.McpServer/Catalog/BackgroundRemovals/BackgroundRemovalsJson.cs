using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.BackgroundRemovals;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateBackgroundRemoval))]
[JsonSerializable(typeof(DeleteBackgroundRemoval))]
[JsonSerializable(typeof(GetBackgroundRemoval))]
[JsonSerializable(typeof(ListBackgroundRemovals))]
internal sealed partial class BackgroundRemovalsJson : JsonSerializerContext;
