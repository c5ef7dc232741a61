using System.Text.Json.Serialization.Metadata;

namespace HeyGen.Client;

/// <summary>Operations on HeyGen's own models. The three that make a video are modes of one operation.</summary>
public static class ModelOperations
{
    private const string Voices = "/v3/models/audio/voices";
    private const string Voice = Voices + "/{voice_id}";
    private const string Speech = "/v3/models/audio/tts";
    private const string Videos = "/v3/models/videos";

    /// <summary>Makes a clip from a prompt alone.</summary>
    public static Operation<TextToVideo, CreatedVideo> TextToVideo { get; } = CreateVideo("text_to_video", json => json.TextToVideo);

    /// <summary>Makes a clip that begins with a picture.</summary>
    public static Operation<ImageToVideo, CreatedVideo> ImageToVideo { get; } = CreateVideo("image_to_video", json => json.ImageToVideo);

    /// <summary>Makes a clip that draws on pictures, clips and sounds.</summary>
    public static Operation<ReferenceToVideo, CreatedVideo> ReferenceToVideo { get; } = CreateVideo("reference_to_video", json => json.ReferenceToVideo);

    /// <summary>Reads a clip; every read gives a fresh address.</summary>
    public static Operation<GetModelVideo, ModelVideo> GetVideo { get; } =
        new("get_model_video", HttpMethod.Get, Videos + "/{video_id}", OperationClass.Read, json => json.GetModelVideo, json => json.ModelVideo);

    /// <summary>Makes a voice from recordings, or trains one anew.</summary>
    public static Operation<CreateModelAudioVoice, ModelAudioVoice> CreateVoice { get; } =
        new("create_model_audio_voice", HttpMethod.Post, Voices, OperationClass.Create, json => json.CreateModelAudioVoice, json => json.ModelAudioVoice)
        {
            TakesIdempotencyKey = true,
        };

    /// <summary>Lists voices.</summary>
    public static Operation<ListModelAudioVoices, IReadOnlyList<ModelAudioVoice>> ListVoices { get; } =
        new("list_model_audio_voices", HttpMethod.Get, Voices, OperationClass.Read,
            json => json.ListModelAudioVoices, json => json.IReadOnlyListModelAudioVoice)
        { IsList = true };

    /// <summary>Reads a voice and how far its training is.</summary>
    public static Operation<GetModelAudioVoice, ModelAudioVoice> GetVoice { get; } =
        new("get_model_audio_voice", HttpMethod.Get, Voice, OperationClass.Read, json => json.GetModelAudioVoice, json => json.ModelAudioVoice);

    /// <summary>Deletes a voice for good.</summary>
    public static Operation<DeleteModelAudioVoice, DeletedModelAudioVoice> DeleteVoice { get; } =
        new("delete_model_audio_voice", HttpMethod.Delete, Voice, OperationClass.Write,
            json => json.DeleteModelAudioVoice, json => json.DeletedModelAudioVoice);

    /// <summary>Speaks a text into a file; charged by the character, and done when the call returns.</summary>
    public static Operation<GenerateModelSpeech, ModelSpeech> GenerateSpeech { get; } =
        new("generate_model_speech", HttpMethod.Post, Speech, OperationClass.Create, json => json.GenerateModelSpeech, json => json.ModelSpeech);

    /// <summary>Speaks a text as a stream of events, which is read to its end; charged by the character.</summary>
    public static Operation<StreamModelSpeech, IReadOnlyList<ModelSpeechEvent>> StreamSpeech { get; } =
        new("stream_model_speech", HttpMethod.Post, Speech + "/stream", OperationClass.Create,
            json => json.StreamModelSpeech, json => json.IReadOnlyListModelSpeechEvent)
        { StreamsEvents = true };

    private static Operation<TRequest, CreatedVideo> CreateVideo<TRequest>(string mode, Func<HeyGenJson, JsonTypeInfo<TRequest>> request) =>
        new("create_model_video", HttpMethod.Post, Videos, OperationClass.Create, request, json => json.CreatedVideo)
        {
            TakesIdempotencyKey = true,
            FixedFields = [new("model", "heygen-video-1"), new("mode", mode)],
        };
}
