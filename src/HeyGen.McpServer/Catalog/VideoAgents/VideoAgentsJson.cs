using System.Text.Json.Serialization;

namespace HeyGen.McpServer.Catalog.VideoAgents;

/// <summary>Source-generated JSON of this group's request records.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(CreateVideoAgent))]
[JsonSerializable(typeof(GetVideoAgentResource))]
[JsonSerializable(typeof(GetVideoAgentSession))]
[JsonSerializable(typeof(ListVideoAgentSessionVideos))]
[JsonSerializable(typeof(ListVideoAgentSessions))]
[JsonSerializable(typeof(ListVideoAgentStyles))]
[JsonSerializable(typeof(SendVideoAgentMessage))]
[JsonSerializable(typeof(StopVideoAgentSession))]
internal sealed partial class VideoAgentsJson : JsonSerializerContext;
