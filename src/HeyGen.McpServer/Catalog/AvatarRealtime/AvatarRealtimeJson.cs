using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.AvatarRealtime;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(AppendAvatarRealtimeText))]
[JsonSerializable(typeof(CancelAvatarRealtimeSession))]
[JsonSerializable(typeof(CreateAvatarRealtimeSession))]
[JsonSerializable(typeof(GetAvatarRealtimeSession))]
[JsonSerializable(typeof(StreamAvatarRealtimeWords))]
internal sealed partial class AvatarRealtimeJson : JsonSerializerContext;
