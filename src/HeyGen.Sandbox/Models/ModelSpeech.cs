namespace HeyGen.Sandbox.Models;

/// <summary>Speech of the API's group <c>model</c>: a tone as long as the text would be, as a file or in parts.</summary>
internal sealed class ModelSpeech : IOperationGroup
{
    private const int PartBytes = 48 * 1024;
    private const int RequestsAMinute = 30;
    private static readonly TimeSpan oneMinute = TimeSpan.FromMinutes(1);

    public void Register(OperationTable operations)
    {
        operations["generate_model_speech"] = Generate;
        operations["stream_model_speech"] = Stream;
    }

    private static ApiAnswer Generate(ApiCall call)
    {
        var (text, voice) = Input(call);
        CountRequest(call);
        call.Account.Charge(Prices.ModelSpeech(text.Length));
        // Only a professional voice takes a speed.
        var speed = voice.Mode == "professional" && call.Body.Number("speed") is > 0 and var given ? given : 1;
        var seconds = SpokenLength.Seconds(text, speed);
        var medium = $"model-speech/{Ids.New()}.wav";
        call.World.Media.Publish([new(medium, MediaContent.Tone(seconds, voice.Id))]);
        return call.Answer(new JsonObject { ["audio_url"] = call.Link(medium), ["duration"] = seconds });
    }

    private static ApiAnswer Stream(ApiCall call)
    {
        var (text, voice) = Input(call);
        call.Account.Charge(Prices.ModelSpeech(text.Length));
        if (TestHooks.In(text).Fails)
            return ApiAnswer.Events(call.Operation.SuccessStatus, [Event("error", "detail", "The speech was broken off.")]);

        var seconds = SpokenLength.Seconds(text);
        var parts = ToneFile.Create(seconds, voice.Id).Chunk(PartBytes).Select((part, index) =>
        {
            var audio = Event("audio", "audio", Convert.ToBase64String(part));
            audio.Data["part_index"] = index;
            return audio;
        });
        var isTimed = call.Body.Flag("with_timestamps");
        return ApiAnswer.Events(
            call.Operation.SuccessStatus, isTimed ? parts.Append(Event("alignment", "word_alignments", Alignments(text, seconds))) : parts);
    }

    /// <summary>HeyGen's limit for each member of a workspace. Minutes of the caller, not of the sped-up clock.</summary>
    private static void CountRequest(ApiCall call)
    {
        var requests = call.Account.SpeechRequests;
        while (requests.TryPeek(out var oldest) && call.Now - oldest >= oneMinute)
            requests.Dequeue();
        if (requests.Count == RequestsAMinute)
        {
            throw new ApiException(429, "rate_limit_exceeded", $"At most {RequestsAMinute} requests for speech a minute.")
            {
                RetryAfter = requests.Peek() + oneMinute - call.Now,
            };
        }
        requests.Enqueue(call.Now);
    }

    private static (string Text, ModelVoice Voice) Input(ApiCall call)
    {
        var voice = call.FindReady<ModelVoice>(call.Body.Text("voice_id")!, "voice_id");
        var text = call.Body.Text("text")!;
        Speech.RequireSpeakable(text, "text");
        ApiException.ThrowIf(
            call.Body.Text("language") is { } language && !(language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower)),
            "language", "expected a code without a region, such as en");
        return (text, voice);
    }

    private static ServerEvent Event(string type, string field, JsonNode content) => new(null, new JsonObject { ["type"] = type, [field] = content });

    private static JsonArray Alignments(string text, double seconds) => SpokenLength.WordTimes(text, seconds)
        .Select(time => new JsonObject { ["text"] = time.Word, ["start_time"] = time.Start, ["end_time"] = time.End, ["confidence"] = 1 })
        .ToJson();
}
