using System.Text.Json.Nodes;
using HeyGen.Sandbox.Assets;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.Jobs;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Models;

/// <summary>Voices of the API's group <c>model</c>. Recordings are not listened to, so none is too short, and every account has its slots.</summary>
internal static class ModelVoiceOperations
{
    private const double InstantSeconds = 3;
    private const double ProfessionalSeconds = 20;

    public static IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_model_audio_voice"] = Create,
        ["get_model_audio_voice"] = call => call.Answer(Describe(ModelVoice.Find(call, call.PathValue("voice_id"), null), call.Now)),
        ["list_model_audio_voices"] = call =>
            call.AnswerPage(call.Account.Made<ModelVoice>().NewestFirst(), voice => voice.Id, voice => Describe(voice, call.Now)),
        ["delete_model_audio_voice"] = Delete,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        foreach (var (index, recording) in call.Body.Items("audio").Index())
            AssetInput.Check(call, recording, $"audio[{index}]", "audio", "video");
        var mode = call.Body.Text("mode")!;
        var voice = mode == "professional" && call.Body.Text("voice_id") is { } id ? Retrain(call, id) : Make(call, mode);
        return call.Answer(Describe(voice, call.Now));
    }

    private static ModelVoice Make(ApiCall call, string mode)
    {
        var voice = new ModelVoice(Ids.New(), mode, call.Now.ToUnixTimeSeconds())
        {
            Name = call.Body.Text("name") ?? "HeyGen Voice",
            Language = call.Body.Text("language") ?? "English",
            Training = Train(call, mode),
        };
        call.Account.Made<ModelVoice>().Add(voice.Id, voice);
        return voice;
    }

    private static ModelVoice Retrain(ApiCall call, string id)
    {
        var voice = ModelVoice.Find(call, id, "voice_id");
        if (voice.Mode != "professional")
            throw ApiException.InvalidParameter("voice_id", "voice_id: only a professional voice can be trained anew.");
        voice.Name = call.Body.Text("name") ?? voice.Name;
        voice.Language = call.Body.Text("language") ?? voice.Language;
        voice.Training = Train(call, voice.Mode);
        return voice;
    }

    private static Job Train(ApiCall call, string mode) =>
        call.Account.StartJob(new JobTerms(mode == "instant" ? InstantSeconds : ProfessionalSeconds).With(TestHooks.In(call.Body.Text("name"))));

    private static ApiAnswer Delete(ApiCall call)
    {
        var voice = ModelVoice.Find(call, call.PathValue("voice_id"), null);
        call.Account.Made<ModelVoice>().Remove(voice.Id);
        return call.Answer(new JsonObject { ["status"] = "ok" });
    }

    private static JsonObject Describe(ModelVoice voice, DateTimeOffset now)
    {
        var status = voice.Status(now);
        return new()
        {
            ["voice_id"] = voice.Id,
            ["mode"] = voice.Mode,
            ["name"] = voice.Name,
            ["language"] = voice.Language,
            ["status"] = status,
            ["created_at"] = voice.CreatedAt,
            ["failure_reason"] = status == "FAILED" ? (voice.Mode == "instant" ? "INVALID_AUDIO" : "TRAINING_FAILED") : null,
        };
    }
}
