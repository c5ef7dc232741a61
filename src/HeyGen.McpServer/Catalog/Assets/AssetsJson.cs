using System.Text.Json.Serialization;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Assets;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(BulkAssetStatuses))]
[JsonSerializable(typeof(CompleteAssetBatch))]
[JsonSerializable(typeof(CompleteAssetUpload))]
[JsonSerializable(typeof(CreateAssetUpload))]
[JsonSerializable(typeof(CreateAssetUploadBatch))]
[JsonSerializable(typeof(DeleteAsset))]
[JsonSerializable(typeof(GetAsset))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(ListAssets))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(SearchAssets))]
internal sealed partial class AssetsJson : JsonSerializerContext;
