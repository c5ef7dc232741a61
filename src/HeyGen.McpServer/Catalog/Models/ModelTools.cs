using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money.Pricing;

namespace HeyGen.McpServer.Catalog.Models;

/// <summary>Operations on HeyGen's own models. The three that make a video are modes of one operation.</summary>
internal static class ModelOperations
{
    private const string Voices = "/v3/models/audio/voices";
    private const string Voice = Voices + "/{voice_id}";
    private const string Speech = "/v3/models/audio/tts";
    private const string Videos = "/v3/models/videos";

    /// <summary>Makes a clip from a prompt alone.</summary>
    public static Operation<TextToVideo> TextToVideo { get; } = CreateVideo("text_to_video", () => ModelsJson.Default.TextToVideo);

    /// <summary>Makes a clip that begins with a picture.</summary>
    public static Operation<ImageToVideo> ImageToVideo { get; } = CreateVideo("image_to_video", () => ModelsJson.Default.ImageToVideo);

    /// <summary>Makes a clip that draws on pictures, clips and sounds.</summary>
    public static Operation<ReferenceToVideo> ReferenceToVideo { get; } = CreateVideo("reference_to_video", () => ModelsJson.Default.ReferenceToVideo);

    /// <summary>Reads a clip; every read gives a fresh address.</summary>
    public static Operation<GetModelVideo> GetVideo { get; } =
        new("get_model_video", HttpMethod.Get, Videos + "/{video_id}", OperationClass.Read, () => ModelsJson.Default.GetModelVideo);

    /// <summary>Makes a voice from recordings, or trains one anew.</summary>
    public static Operation<CreateModelAudioVoice> CreateVoice { get; } =
        new("create_model_audio_voice", HttpMethod.Post, Voices, OperationClass.Create, () => ModelsJson.Default.CreateModelAudioVoice)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists voices.</summary>
    public static Operation<ListModelAudioVoices> ListVoices { get; } =
        new("list_model_audio_voices", HttpMethod.Get, Voices, OperationClass.Read,
            () => ModelsJson.Default.ListModelAudioVoices)
        { IsList = true };

    /// <summary>Reads a voice and how far its training is.</summary>
    public static Operation<GetModelAudioVoice> GetVoice { get; } =
        new("get_model_audio_voice", HttpMethod.Get, Voice, OperationClass.Read, () => ModelsJson.Default.GetModelAudioVoice);

    /// <summary>Deletes a voice for good.</summary>
    public static Operation<DeleteModelAudioVoice> DeleteVoice { get; } =
        new("delete_model_audio_voice", HttpMethod.Delete, Voice, OperationClass.Write,
            () => ModelsJson.Default.DeleteModelAudioVoice);

    /// <summary>Speaks a text into a file; charged by the character, and done when the call returns.</summary>
    public static Operation<GenerateModelSpeech> GenerateSpeech { get; } =
        new("generate_model_speech", HttpMethod.Post, Speech, OperationClass.Create, () => ModelsJson.Default.GenerateModelSpeech);

    /// <summary>Speaks a text as a stream of events, which is read to its end; charged by the character.</summary>
    public static Operation<StreamModelSpeech> StreamSpeech { get; } =
        new("stream_model_speech", HttpMethod.Post, Speech + "/stream", OperationClass.Create,
            () => ModelsJson.Default.StreamModelSpeech)
        { StreamsEvents = true };

    private static Operation<TRequest> CreateVideo<TRequest>(string mode, Func<JsonTypeInfo<TRequest>> request) =>
        new("create_model_video", HttpMethod.Post, Videos, OperationClass.Create, request)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("model", "heygen-video-1"), new("mode", mode)],
        };
}

/// <summary>Clips and voices of HeyGen's own models.</summary>
internal static class ModelKinds
{
    public static JobKind ModelVideo { get; } = new()
    {
        Name = "model_video",
        Noun = "clip",
        Read = ModelOperations.GetVideo,
        IdArgument = "video_id",
        Success = ["completed"],
        Failure = ["failed", "cancelled"],
        Links = ["video_url"],
        FailureFields = ["failure_code", "failure_message"],
        UsualDuration = TimeSpan.FromMinutes(1),
    };

    public static JobKind ModelVoice { get; } = new()
    {
        Name = "model_voice",
        Noun = "voice",
        Read = ModelOperations.GetVoice,
        IdArgument = "voice_id",
        Success = ["ACTIVE"],
        Failure = ["FAILED"],
        FailureFields = ["failure_reason"],
        UsualDuration = TimeSpan.FromMinutes(2),
        WhenCompleted = "Pass voice_id to generate_model_speech.",
    };
}

/// <summary>Tools of HeyGen's group <c>model</c>: HeyGen's own models for clips and speech. The three modes of a clip are a tool each, as at HeyGen.</summary>
internal static class ModelTools
{
    private static readonly StartedJob clip = new(ModelKinds.ModelVideo, "video_id");

    /// <summary>What holds for clips that do not begin with a picture.</summary>
    private static readonly ArgumentRule[] largeClips =
    [
        ArgumentRule.Allows(ArgumentCondition.Is("resolution", "1080p"), "aspect_ratio", "16:9", "9:16"),
        ArgumentRule.Allows(ArgumentCondition.Is("resolution", "2k"), "aspect_ratio", "16:9", "9:16"),
    ];

    public static ToolDefinition TextToVideo { get; } = new()
    {
        Name = "text_to_video",
        Title = "Make a clip from a prompt",
        Description = "Generates a short clip from a prompt, without an avatar, and waits for it. Costs money; no rate is published.",
        Keywords = "generate footage scene b-roll scenery no avatar words describe nature city sea animal short sora veo without person place nobody " +
            "forest waves sunset shot",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Operation = ModelOperations.TextToVideo,
        Job = clip,
        Rules = largeClips,
        Example = """{"prompt": "A paper boat on a rainy street, seen from above", "duration": 5, "aspect_ratio": "16:9"}""",
    };

    public static ToolDefinition ImageToVideo { get; } = new()
    {
        Name = "image_to_video",
        Title = "Make a clip from a picture",
        Description = "Generates a short clip that begins with a picture, and waits for it. Costs money; no rate is published.",
        Keywords = "animate animation first frame photo photograph drawing footage still motion move moving alive come to life zoom short",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Operation = ModelOperations.ImageToVideo,
        Job = clip,
        ArgumentAliases = new Dictionary<string, string> { ["image_url"] = "image", ["imageUrl"] = "image", ["image_asset_id"] = "image" },
        Example = """{"image": "https://example.com/boat.png", "prompt": "The boat sails away"}""",
    };

    public static ToolDefinition ReferenceToVideo { get; } = new()
    {
        Name = "reference_to_video",
        Title = "Make a clip from references",
        Description = "Generates a short clip that draws on pictures, clips or sounds, and waits for it. Costs money; no rate is published.",
        Keywords = "generate footage style look character product consistent keep same manner reference images photos sample mood subject across shots",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Operation = ModelOperations.ReferenceToVideo,
        Job = clip,
        Rules = largeClips,
        Example = """{"reference_images": ["https://example.com/boat.png"], "prompt": "The same boat on a sunny lake"}""",
    };

    public static ToolDefinition GetVideo { get; } = new()
    {
        Name = "get_model_video",
        Title = "Get a clip",
        Description = "Reads one generated clip: status, a fresh link, and why it failed.",
        Keywords = "text_to_video image generated generation footage b-roll result finished ready done failed link animated picture prompt",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Operation = ModelOperations.GetVideo,
        Example = """{"video_id": "$text_to_video.video_id"}""",
    };

    public static ToolDefinition CreateVoice { get; } = new()
    {
        Name = "create_model_audio_voice",
        Title = "Make a HeyGen Voice",
        Description = "Makes a voice of HeyGen's speech model from recordings, and waits for it. instant is free in preview, professional needs a slot.",
        Keywords = "clone train own custom starfish speaker narrator sample recordings professional instant speech",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCallBy("create_model_audio_voice", "mode"),
        Operation = ModelOperations.CreateVoice,
        Job = new StartedJob(ModelKinds.ModelVoice, "voice_id"),
        LookForWorkWith = "list_model_audio_voices",
        Example = """{"mode": "professional", "audio": ["https://example.com/audiobook.mp3"], "name": "Narrator", "language": "English"}""",
    };

    public static ToolDefinition ListVoices { get; } = new()
    {
        Name = "list_model_audio_voices",
        Title = "List HeyGen Voices",
        Description = "Lists the account's voices of HeyGen's speech model.",
        Keywords = "clones cloned own speakers narrators speech starfish available which show all every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Operation = ModelOperations.ListVoices,
        ListFields = ["voice_id", "name", "mode", "language", "status", "failure_reason", "created_at"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition GetVoice { get; } = new()
    {
        Name = "get_model_audio_voice",
        Title = "Get a HeyGen Voice",
        Description = "Reads one voice of HeyGen's speech model, or how far it is.",
        Keywords = "clone cloned training trained ready speaker narrator speech progress details",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Operation = ModelOperations.GetVoice,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id"}""",
    };

    public static ToolDefinition DeleteVoice { get; } = new()
    {
        Name = "delete_model_audio_voice",
        Title = "Delete a HeyGen Voice",
        Description = "Deletes a voice of HeyGen's speech model for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away clone cloned speaker narrator speech slot starfish trained " +
            "unused",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        Operation = ModelOperations.DeleteVoice,
        DeletedThing = ModelOperations.GetVoice,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id"}""",
    };

    public static ToolDefinition GenerateSpeech { get; } = new()
    {
        Name = "generate_model_speech",
        Title = "Speak with a HeyGen Voice",
        Description = "Speaks a text with a voice of HeyGen's speech model and returns a WAV file. Paid by the character; 30 calls a minute.",
        Keywords = "text to speech tts starfish narrate narration voiceover read aloud audio only wav sentence lines sound",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCharacter("generate_model_speech", "text"),
        Operation = ModelOperations.GenerateSpeech,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id", "text": "Chapter one. The harbour."}""",
    };

    public static ToolDefinition StreamSpeech { get; } = new()
    {
        Name = "stream_model_speech",
        Title = "Time a spoken text",
        Description = "Speaks a text as a stream and tells when each word is spoken; the audio is not kept: for a file use generate_model_speech. Paid by the character.",
        Keywords = "tts word timestamps alignment timing spoken when each streaming low latency text to speech synthesis captions",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCharacter("stream_model_speech", "text"),
        Operation = ModelOperations.StreamSpeech,
        Digest = StreamedSpeech.Digest,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id", "text": "Chapter one. The harbour.", "language": "English"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        TextToVideo, ImageToVideo, ReferenceToVideo, GetVideo, CreateVoice, ListVoices, GetVoice, DeleteVoice, GenerateSpeech, StreamSpeech,
    ];
}

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
