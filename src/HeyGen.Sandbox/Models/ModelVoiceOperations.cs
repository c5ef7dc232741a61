namespace HeyGen.Sandbox.Models;

/// <summary>Voices of the API's group <c>model</c>. Recordings are not listened to, so none is too short, and every account has its slots.</summary>
internal sealed class ModelVoiceOperations : IOperationGroup
{
    private const double InstantSeconds = 3;
    private const double ProfessionalSeconds = 20;

    public void Register(OperationTable operations)
    {
        operations.Stores<ModelVoice>("/v3/models/audio/voices");
        operations["create_model_audio_voice"] = Create;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        AssetInput.CheckAll(call, call.Body, "audio", "audio", "video");
        var mode = call.Body.Text("mode")!;
        var known = mode == "professional" && call.Body.Text("voice_id") is { } id ? call.Find<ModelVoice>(id, "voice_id") : null;
        ApiException.ThrowIf(known is { Mode: not "professional" }, "voice_id", "only a professional voice can be trained anew");
        var seconds = mode == "instant" ? InstantSeconds : ProfessionalSeconds;
        var training = call.Account.StartJob(new JobTerms(seconds).With(TestHooks.In(call.Body.Text("name"))));
        var voice = known ?? call.Keep(new ModelVoice(mode, training.CreatedAt) { Training = training });
        voice.Name = call.Body.Text("name") ?? voice.Name;
        voice.Language = call.Body.Text("language") ?? voice.Language;
        voice.Training = training;
        return call.Answer(voice.Describe(call));
    }
}

/// <param name="Mode"><c>instant</c> or <c>professional</c>.</param>
/// <param name="CreatedAt">In seconds.</param>
internal sealed record ModelVoice(string Mode, long CreatedAt) : IResource
{
    public static string Noun => "HeyGen Voice";

    public static string NotFoundCode => "voice_not_found";

    public string Id { get; } = Ids.New();

    public string Name { get; set; } = "HeyGen Voice";

    public string Language { get; set; } = "English";

    /// <summary>The cloning or training; a professional voice can be trained anew.</summary>
    public required Job Training { get; set; }

    public ApiException? NotReady(ApiCall call, string? parameter) => Training.State(call.Now) switch
    {
        JobState.Running => new(
            409, Mode == "professional" ? "voice_not_ready" : "resource_not_ready", $"HeyGen Voice {Id} is still being made.", parameter),
        JobState.Failed when Mode == "professional" => new(409, "voice_training_failed", $"The training of HeyGen Voice {Id} has failed.", parameter),
        JobState.Failed => new(400, "voice_unavailable", $"The making of HeyGen Voice {Id} has failed.", parameter),
        _ => null,
    };

    public JsonObject Describe(ApiCall call)
    {
        var status = Training.Status(call.Now, "PENDING", "ACTIVE", "FAILED");
        return new()
        {
            ["voice_id"] = Id,
            ["mode"] = Mode,
            ["name"] = Name,
            ["language"] = Language,
            ["status"] = status,
            ["created_at"] = CreatedAt,
            ["failure_reason"] = status == "FAILED" ? (Mode == "instant" ? "INVALID_AUDIO" : "TRAINING_FAILED") : null,
        };
    }
}
