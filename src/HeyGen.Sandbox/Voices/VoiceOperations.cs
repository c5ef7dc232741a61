namespace HeyGen.Sandbox.Voices;

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

/// <summary>Speech synthesis: a tone as long as the text would be, with a time for each word.</summary>
internal static class Speech
{
    public static ApiAnswer Create(ApiCall call)
    {
        var text = call.Body.Text("text")!;
        var voice = call.FindReady<Voice>(call.Body.Text("voice_id")!, "voice_id");
        ApiException.ThrowIf(
            !voice.Engines.Contains("starfish"),
            403, "voice_not_usable", $"Voice {voice.Id} does not work with the starfish engine.", "voice_id");
        RequireSpeakable(text, "text");

        var seconds = SpokenLength.Seconds(text, call.Body.Number("speed")!.Value);
        call.Account.Charge(Prices.Speech(seconds));
        var id = Ids.New();
        var medium = $"speech/{id}.wav";
        call.World.Media.Publish([new(medium, MediaContent.Tone(seconds, voice.Id))]);
        return call.Answer(new JsonObject
        {
            ["audio_url"] = call.Link(medium),
            ["duration"] = seconds,
            ["request_id"] = id,
            ["word_timestamps"] = WordTimes(text, seconds),
        });
    }

    public static void RequireSpeakable(string text, string parameter)
    {
        ApiException.ThrowIf(!text.Any(char.IsLetterOrDigit), 400, "tts_text_invalid", $"{parameter}: holds no word that can be spoken.", parameter);
    }

    public static JsonArray WordTimes(string text, double seconds, double start = 0) => SpokenLength.WordTimes(text, seconds, start)
        .Select(time => new JsonObject { ["word"] = time.Word, ["start"] = time.Start, ["end"] = time.End })
        .ToJson();
}
