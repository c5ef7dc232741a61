using System.Text.Json.Serialization;
using HeyGen.McpServer.Catalog.Videos;

namespace HeyGen.McpServer.Catalog.Lipsyncs;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(BulkLipsyncStatuses))]
[JsonSerializable(typeof(CreateLipsync))]
[JsonSerializable(typeof(CreateLipsyncBatch))]
[JsonSerializable(typeof(DeleteLipsync))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetLipsync))]
[JsonSerializable(typeof(ListLipsyncs))]
[JsonSerializable(typeof(UpdateLipsync))]
internal sealed partial class LipsyncsJson : JsonSerializerContext;
