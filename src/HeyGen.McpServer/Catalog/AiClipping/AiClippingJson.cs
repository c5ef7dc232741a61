using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.AiClipping;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateAiClipping))]
[JsonSerializable(typeof(DeleteAiClipping))]
[JsonSerializable(typeof(GetAiClipping))]
[JsonSerializable(typeof(ListAiClipping))]
internal sealed partial class AiClippingJson : JsonSerializerContext;
