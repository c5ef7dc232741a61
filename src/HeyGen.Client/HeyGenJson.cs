using System.Text.Json.Serialization;

namespace HeyGen.Client;

/// <summary>
/// JSON metadata of every record, generated at compile time: names in snake case, absent fields left out, and a union's discriminator
/// accepted at any place among its fields.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(UploadedAsset))]
[JsonSerializable(typeof(SearchAudioSounds))]
[JsonSerializable(typeof(IReadOnlyList<Sound>))]
[JsonSerializable(typeof(CreatePhotoAvatar))]
[JsonSerializable(typeof(CreatePromptAvatar))]
[JsonSerializable(typeof(CreateDigitalTwin))]
[JsonSerializable(typeof(CreatedAvatar))]
[JsonSerializable(typeof(ListAvatarGroups))]
[JsonSerializable(typeof(IReadOnlyList<AvatarGroup>))]
[JsonSerializable(typeof(GetAvatarGroup))]
[JsonSerializable(typeof(ListAvatarLooks))]
[JsonSerializable(typeof(IReadOnlyList<AvatarLook>))]
[JsonSerializable(typeof(GetAvatarLook))]
[JsonSerializable(typeof(CurrentUser))]
[JsonSerializable(typeof(CreateVideoAgent))]
[JsonSerializable(typeof(SendVideoAgentMessage))]
[JsonSerializable(typeof(SentVideoAgentMessage))]
[JsonSerializable(typeof(ListVideoAgentSessions))]
[JsonSerializable(typeof(IReadOnlyList<VideoAgentSession>))]
[JsonSerializable(typeof(GetVideoAgentSession))]
[JsonSerializable(typeof(StopVideoAgentSession))]
[JsonSerializable(typeof(StoppedVideoAgentSession))]
[JsonSerializable(typeof(ListVideoAgentStyles))]
[JsonSerializable(typeof(IReadOnlyList<VideoAgentStyle>))]
[JsonSerializable(typeof(ListVideoAgentSessionVideos))]
[JsonSerializable(typeof(GetVideoAgentResource))]
[JsonSerializable(typeof(VideoAgentResource))]
[JsonSerializable(typeof(CreateVideoFromAvatar))]
[JsonSerializable(typeof(CreateVideoFromImage))]
[JsonSerializable(typeof(CreateVideoFromCinematicAvatar))]
[JsonSerializable(typeof(CreateVideoFromStudio))]
[JsonSerializable(typeof(CreatedVideo))]
[JsonSerializable(typeof(ListVideos))]
[JsonSerializable(typeof(IReadOnlyList<Video>))]
[JsonSerializable(typeof(GetVideo))]
[JsonSerializable(typeof(DeleteVideo))]
[JsonSerializable(typeof(DeletedVideo))]
[JsonSerializable(typeof(ListVoices))]
[JsonSerializable(typeof(IReadOnlyList<Voice>))]
[JsonSerializable(typeof(GetVoice))]
[JsonSerializable(typeof(DesignVoice))]
[JsonSerializable(typeof(DesignedVoices))]
[JsonSerializable(typeof(CloneVoice))]
[JsonSerializable(typeof(ClonedVoice))]
[JsonSerializable(typeof(CreateSpeech))]
[JsonSerializable(typeof(Speech))]
public sealed partial class HeyGenJson : JsonSerializerContext;
