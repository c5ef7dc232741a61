using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Templates;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(GenerateFromTemplate))]
[JsonSerializable(typeof(GetTemplate))]
[JsonSerializable(typeof(ListTemplates))]
internal sealed partial class TemplatesJson : JsonSerializerContext;
