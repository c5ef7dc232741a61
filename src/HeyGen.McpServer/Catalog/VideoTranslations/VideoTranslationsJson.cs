using System.Text.Json.Serialization;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.VideoTranslations;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(BulkVideoTranslationStatuses))]
[JsonSerializable(typeof(CreateProofread))]
[JsonSerializable(typeof(CreateVideoTranslation))]
[JsonSerializable(typeof(CreateVideoTranslationBatch))]
[JsonSerializable(typeof(DeleteVideoTranslation))]
[JsonSerializable(typeof(DownloadProofreadSrt))]
[JsonSerializable(typeof(GenerateFromProofread))]
[JsonSerializable(typeof(GetBatch))]
[JsonSerializable(typeof(GetProofread))]
[JsonSerializable(typeof(GetVideoTranslation))]
[JsonSerializable(typeof(ListVideoTranslations))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(UpdateVideoTranslation))]
[JsonSerializable(typeof(UploadProofreadSrt))]
internal sealed partial class VideoTranslationsJson : JsonSerializerContext;
