using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Voices;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CloneVoice))]
[JsonSerializable(typeof(CreateSpeech))]
[JsonSerializable(typeof(DeleteVoice))]
[JsonSerializable(typeof(DesignVoice))]
[JsonSerializable(typeof(GetVoice))]
[JsonSerializable(typeof(ListVoices))]
internal sealed partial class VoicesJson : JsonSerializerContext;
