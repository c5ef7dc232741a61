using System.Text.Json.Serialization.Metadata;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Catalog.Voices;

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
