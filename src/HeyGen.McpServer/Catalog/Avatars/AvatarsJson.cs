using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Avatars;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateAvatarConsent))]
[JsonSerializable(typeof(CreateDigitalTwin))]
[JsonSerializable(typeof(CreatePhotoAvatar))]
[JsonSerializable(typeof(CreatePromptAvatar))]
[JsonSerializable(typeof(DeleteAvatarGroup))]
[JsonSerializable(typeof(DeleteAvatarLook))]
[JsonSerializable(typeof(GetAvatarGroup))]
[JsonSerializable(typeof(GetAvatarLook))]
[JsonSerializable(typeof(ListAvatarGroups))]
[JsonSerializable(typeof(ListAvatarLooks))]
[JsonSerializable(typeof(UpdateAvatarGroup))]
[JsonSerializable(typeof(UpdateAvatarLook))]
internal sealed partial class AvatarsJson : JsonSerializerContext;
