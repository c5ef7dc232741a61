using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Folders;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateFolder))]
[JsonSerializable(typeof(GetFolder))]
internal sealed partial class FoldersJson : JsonSerializerContext;
