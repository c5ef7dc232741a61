namespace HeyGen.Sandbox.Voices;

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
        call.World.Media.Publish(medium, MediaContent.Tone(seconds, voice.Id));
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

    /// <summary>When each word of a text is spoken.</summary>
    public static JsonArray WordTimes(string text, double seconds, double start = 0) => SpokenLength.WordTimes(text, seconds, start)
        .Select(time => new JsonObject { ["word"] = time.Word, ["start"] = time.Start, ["end"] = time.End })
        .ToJson();
}
