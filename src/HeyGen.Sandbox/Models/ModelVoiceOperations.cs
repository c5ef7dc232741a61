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
        var voice = mode == "professional" && call.Body.Text("voice_id") is { } id ? Retrain(call, id) : Make(call, mode);
        return call.Answer(voice.Describe(call));
    }

    private static ModelVoice Make(ApiCall call, string mode) => call.Keep(new ModelVoice(Ids.New(), mode, call.Now.ToUnixTimeSeconds())
    {
        Name = call.Body.Text("name") ?? "HeyGen Voice",
        Language = call.Body.Text("language") ?? "English",
        Training = Train(call, mode),
    });

    private static ModelVoice Retrain(ApiCall call, string id)
    {
        var voice = call.Find<ModelVoice>(id, "voice_id");
        ApiException.ThrowIf(voice.Mode != "professional", "voice_id", "only a professional voice can be trained anew");
        voice.Name = call.Body.Text("name") ?? voice.Name;
        voice.Language = call.Body.Text("language") ?? voice.Language;
        voice.Training = Train(call, voice.Mode);
        return voice;
    }

    private static Job Train(ApiCall call, string mode) =>
        call.Account.StartJob(new JobTerms(mode == "instant" ? InstantSeconds : ProfessionalSeconds).With(TestHooks.In(call.Body.Text("name"))));
}

/// <summary>A voice of the speech model.</summary>
internal sealed class ModelVoice(string id, string mode, long createdAt) : IResource
{
    public static string Noun => "HeyGen Voice";

    public static string NotFoundCode => "voice_not_found";

    public string Id { get; } = id;

    /// <summary><c>instant</c> or <c>professional</c>.</summary>
    public string Mode { get; } = mode;

    public required string Name { get; set; }

    public required string Language { get; set; }

    /// <summary>The cloning or training; a professional voice can be trained anew.</summary>
    public required Job Training { get; set; }

    /// <summary>409 while it is being made, 400 when that failed.</summary>
    public ApiException? NotReady(ApiCall call, string? parameter) => Training.State(call.Now) switch
    {
        JobState.Running => new(409, "resource_not_ready", $"HeyGen Voice {Id} is still being made.", parameter),
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
            ["created_at"] = createdAt,
            ["failure_reason"] = status == "FAILED" ? (Mode == "instant" ? "INVALID_AUDIO" : "TRAINING_FAILED") : null,
        };
    }
}
