using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.Models;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateModelAudioVoice))]
[JsonSerializable(typeof(DeleteModelAudioVoice))]
[JsonSerializable(typeof(GenerateModelSpeech))]
[JsonSerializable(typeof(GetModelAudioVoice))]
[JsonSerializable(typeof(GetModelVideo))]
[JsonSerializable(typeof(ImageToVideo))]
[JsonSerializable(typeof(ListModelAudioVoices))]
[JsonSerializable(typeof(ReferenceToVideo))]
[JsonSerializable(typeof(StreamModelSpeech))]
[JsonSerializable(typeof(TextToVideo))]
internal sealed partial class ModelsJson : JsonSerializerContext;
