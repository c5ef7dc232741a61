using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.HyperFrames;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateHyperFramesRender))]
[JsonSerializable(typeof(DeleteHyperFramesRender))]
[JsonSerializable(typeof(GetHyperFramesRender))]
[JsonSerializable(typeof(ListHyperFramesRenders))]
internal sealed partial class HyperFramesJson : JsonSerializerContext;
