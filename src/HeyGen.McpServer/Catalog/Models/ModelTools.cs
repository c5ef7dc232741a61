using System.Text.Json.Serialization.Metadata;

namespace HeyGen.McpServer.Catalog.Models;

/// <summary>Clips and voices of HeyGen's own models.</summary>
internal static class ModelKinds
{
    public static JobKind ModelVideo { get; } = new()
    {
        Name = "model_video",
        Noun = "clip",
        Read = Operation.Get("get_model_video", "/v3/models/videos/{video_id}", () => ModelsJson.Default.GetModelVideo),
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
        Read = Operation.Get("get_model_audio_voice", "/v3/models/audio/voices/{voice_id}", () => ModelsJson.Default.GetModelAudioVoice),
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
        Operation = CreateVideo("text_to_video", () => ModelsJson.Default.TextToVideo),
        Title = "Make a clip from a prompt",
        Description = "Generates a short clip from a prompt, without an avatar, and waits for it. Costs money; no rate is published.",
        Keywords = "generate footage scene b-roll scenery no avatar words describe nature city sea animal short sora veo without person place nobody " +
            "forest waves sunset shot",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Job = clip,
        Rules = largeClips,
        Example = """{"prompt": "A paper boat on a rainy street, seen from above", "duration": 5, "aspect_ratio": "16:9"}""",
    };

    public static ToolDefinition ImageToVideo { get; } = new()
    {
        Name = "image_to_video",
        Operation = CreateVideo("image_to_video", () => ModelsJson.Default.ImageToVideo),
        Title = "Make a clip from a picture",
        Description = "Generates a short clip that begins with a picture, and waits for it. Costs money; no rate is published.",
        Keywords = "animate animation first frame photo photograph drawing footage still motion move moving alive come to life zoom short",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Job = clip,
        ArgumentAliases = new Dictionary<string, string> { ["image_url"] = "image", ["imageUrl"] = "image", ["image_asset_id"] = "image" },
        Example = """{"image": "https://example.com/boat.png", "prompt": "The boat sails away"}""",
    };

    public static ToolDefinition ReferenceToVideo { get; } = new()
    {
        Name = "reference_to_video",
        Operation = CreateVideo("reference_to_video", () => ModelsJson.Default.ReferenceToVideo),
        Title = "Make a clip from references",
        Description = "Generates a short clip that draws on pictures, clips or sounds, and waits for it. Costs money; no rate is published.",
        Keywords = "generate footage style look character product consistent keep same manner reference images photos sample mood subject across shots",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCall("create_model_video"),
        Job = clip,
        Rules = largeClips,
        Example = """{"reference_images": ["https://example.com/boat.png"], "prompt": "The same boat on a sunny lake"}""",
    };

    public static ToolDefinition GetVideo { get; } = new()
    {
        Operation = ModelKinds.ModelVideo.Read,
        Title = "Get a clip",
        Description = "Reads one generated clip: status, a fresh link, and why it failed.",
        Keywords = "text_to_video image generated generation footage b-roll result finished ready done failed link animated picture prompt",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"video_id": "$text_to_video.video_id"}""",
    };

    public static ToolDefinition CreateVoice { get; } = new()
    {
        Operation = Operation.Create("create_model_audio_voice", "/v3/models/audio/voices", () => ModelsJson.Default.CreateModelAudioVoice)
            with
        { TakesIdempotencyKey = true },
        Title = "Make a HeyGen Voice",
        Languages = ["language"],
        Description = "Makes a voice of HeyGen's speech model from recordings, and waits for it. instant is free in preview, professional needs a slot.",
        Keywords = "clone train own custom starfish speaker narrator sample recordings professional instant speech",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCallBy("create_model_audio_voice", "mode"),
        Job = new StartedJob(ModelKinds.ModelVoice, "voice_id"),
        LookForWorkWith = "list_model_audio_voices",
        Example = """{"mode": "professional", "audio": ["https://example.com/audiobook.mp3"], "name": "Narrator", "language": "English"}""",
    };

    public static ToolDefinition ListVoices { get; } = new()
    {
        Operation = Operation.List("list_model_audio_voices", "/v3/models/audio/voices", () => ModelsJson.Default.ListModelAudioVoices),
        Title = "List HeyGen Voices",
        Description = "Lists the account's voices of HeyGen's speech model.",
        Keywords = "clones cloned own speakers narrators speech starfish available which show all every how many",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        ListFields = ["voice_id", "name", "mode", "language", "status", "failure_reason", "created_at"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition GetVoice { get; } = new()
    {
        Operation = ModelKinds.ModelVoice.Read,
        Title = "Get a HeyGen Voice",
        Description = "Reads one voice of HeyGen's speech model, or how far it is.",
        Keywords = "clone cloned training trained ready speaker narrator speech progress details",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Reads,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id"}""",
    };

    public static ToolDefinition DeleteVoice { get; } = new()
    {
        Operation = Operation.Delete("delete_model_audio_voice", "/v3/models/audio/voices/{voice_id}", () => ModelsJson.Default.DeleteModelAudioVoice),
        Title = "Delete a HeyGen Voice",
        Description = "Deletes a voice of HeyGen's speech model for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away clone cloned speaker narrator speech slot starfish trained " +
            "unused",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Deletes,
        DeletedThing = ModelKinds.ModelVoice.Read,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id"}""",
    };

    public static ToolDefinition GenerateSpeech { get; } = new()
    {
        Operation = Operation.Create("generate_model_speech", "/v3/models/audio/tts", () => ModelsJson.Default.GenerateModelSpeech),
        Title = "Speak with a HeyGen Voice",
        Languages = ["language"],
        LanguageForm = LanguageForm.Code,
        Description = "Speaks a text with a voice of HeyGen's speech model and returns a WAV file. Paid by the character; 30 calls a minute.",
        Keywords = "text to speech tts starfish narrate narration voiceover read aloud audio only wav sentence lines sound",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCharacter("generate_model_speech", "text"),
        Example = """{"voice_id": "$create_model_audio_voice.voice_id", "text": "Chapter one. The harbour."}""",
    };

    public static ToolDefinition StreamSpeech { get; } = new()
    {
        Operation = Operation.Create("stream_model_speech", "/v3/models/audio/tts/stream", () => ModelsJson.Default.StreamModelSpeech)
            with
        { StreamsEvents = true },
        Title = "Time a spoken text",
        Languages = ["language"],
        LanguageForm = LanguageForm.Code,
        Description =
            "Speaks a text as a stream and tells when each word is spoken; the audio is not kept: for a file use generate_model_speech. Paid by the character.",
        Keywords = "tts word timestamps alignment timing spoken when each streaming low latency text to speech synthesis captions",
        Toolset = PreviewToolset.Name,
        Effects = Effects.Spends,
        Price = Charges.PerCharacter("stream_model_speech", "text"),
        Digest = StreamedSpeech.Digest,
        Example = """{"voice_id": "$create_model_audio_voice.voice_id", "text": "Chapter one. The harbour.", "language": "en"}""",
    };

    public static IReadOnlyList<ToolDefinition> All { get; } =
    [
        TextToVideo, ImageToVideo, ReferenceToVideo, GetVideo, CreateVoice, ListVoices, GetVoice, DeleteVoice, GenerateSpeech, StreamSpeech,
    ];

    /// <summary>The three tools that make a video are modes of one operation.</summary>
    private static Operation CreateVideo<TRequest>(string mode, Func<JsonTypeInfo<TRequest>> request) =>
        Operation.Create("create_model_video", "/v3/models/videos", request)
            with
        { TakesIdempotencyKey = true, FixedFields = [new("mode", mode)] };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
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
