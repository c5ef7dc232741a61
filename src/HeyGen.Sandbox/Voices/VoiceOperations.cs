namespace HeyGen.Sandbox.Voices;

/// <summary>The API's <c>voice</c> group.</summary>
internal sealed class VoiceOperations : IOperationGroup
{
    private const double CloneSeconds = 5;
    private const int DesignedVoices = 3;

    public void Register(OperationTable operations)
    {
        operations.Stores<Voice>("/v3/voices");
        operations["design_voice"] = Design;
        operations["clone_voice"] = Clone;
        operations["create_speech"] = Speech.Create;
    }

    /// <summary>Ranks public voices by the words of the prompt they share; another seed begins further down the ranking.</summary>
    private static ApiAnswer Design(ApiCall call)
    {
        var seed = (long)call.Body.Number("seed")!;
        var locale = call.Body.Text("locale");
        var candidates = call.World.Catalogue.Of<Voice>().Values
            .Where(voice => call.Body.Text("gender") is not { } gender || voice.Gender == gender)
            .Where(voice => locale is null || voice.SupportsLocale);
        var ranked = WordOverlap.Rank(call.Body.Text("prompt")!, candidates, voice => $"{voice.Language} {voice.Gender} {voice.Description}").ToArray();
        var voices = ranked.Skip((int)(seed % 10) * DesignedVoices % ranked.Length).Take(DesignedVoices);
        return call.Answer(new JsonObject { ["voices"] = voices.Select(voice => voice.Item.Describe(call)).ToJson(), ["seed"] = seed });
    }

    private static ApiAnswer Clone(ApiCall call)
    {
        var name = call.Body.Text("voice_name")!;
        AssetInput.CheckField(call, call.Body, "audio", "audio", "video");
        var job = call.Account.StartJob(new JobTerms(CloneSeconds).With(TestHooks.In(name)));
        var voice = new Voice(Ids.New(), name, call.Body.Text("language") ?? "English", "unknown", "cloned") { Cloning = job };
        return call.Answer(new JsonObject { ["voice_clone_id"] = call.Keep(voice).Id });
    }
}
