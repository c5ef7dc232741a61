namespace HeyGen.Sandbox.Tests.Models;

public sealed class ModelAudioTests
{
    private const string Voices = "/v3/models/audio/voices";
    private const string Speech = "/v3/models/audio/tts";

    [Theory]
    [InlineData("instant", 3)]
    [InlineData("professional", 20)]
    public async Task Create_Voice_BecomesActive(string mode, double seconds)
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, mode);

        harness.Advance(seconds - 0.1);
        Assert.Equal("PENDING", (await harness.GetAsync($"{Voices}/{id}"))["status"]);
        harness.Advance(0.1);

        Assert.Equal(("ACTIVE", mode), ((await harness.GetAsync($"{Voices}/{id}"))["status"], (await harness.GetAsync($"{Voices}/{id}"))["mode"]));
    }

    [Fact]
    public async Task Create_ProfessionalVoiceAgain_TrainsTheSameOne()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "professional");
        harness.Advance(20);

        Assert.Equal(id, await CreateAsync(harness, "professional", $",\"voice_id\":\"{id}\",\"name\":\"Anew\""));

        Assert.Equal("PENDING", (await harness.GetAsync($"{Voices}/{id}"))["status"]);
        Assert.Equal("Anew", Assert.Single((await harness.GetAsync(Voices)).Data.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Create_FailHook_TellsWhy()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "professional", ",\"name\":\"[sandbox:fail]\"");

        harness.Advance(20);

        Assert.Equal(("FAILED", "TRAINING_FAILED"),
            ((await harness.GetAsync($"{Voices}/{id}"))["status"], (await harness.GetAsync($"{Voices}/{id}"))["failure_reason"]));
        Assert.Equal("409 voice_training_failed voice_id", (await SpeakAsync(harness, id)).Refusal);
    }

    [Fact]
    public async Task Delete_Voice_IsGone()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "instant");

        Assert.Equal("ok", (await harness.DeleteAsync($"{Voices}/{id}"))["status"]);

        Assert.Equal("404 voice_not_found ", (await harness.GetAsync($"{Voices}/{id}")).Refusal);
        Assert.Empty((await harness.GetAsync(Voices)).Data.EnumerateArray());
    }

    [Fact]
    public async Task Speech_ActiveVoice_IsAPlayableFileAndPaid()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, "instant");
        Assert.Equal("409 resource_not_ready voice_id", (await SpeakAsync(harness, id)).Refusal);
        harness.Advance(3);

        var spoken = await SpeakAsync(harness, id, new string('a', 2000));

        Assert.Equal(9.97m, await harness.BalanceAsync());
        using var sound = await harness.Http.GetAsync(spoken["audio_url"], TestContext.Current.CancellationToken);
        Assert.Equal("audio/wav", sound.Content.Headers.ContentType!.MediaType);
        Assert.Equal("404 voice_not_found voice_id", (await SpeakAsync(harness, "none")).Refusal);
    }

    [Fact]
    public async Task Speech_ThirtyFirstInAMinute_IsTooMuch()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "instant");
        harness.Advance(3);
        for (var count = 0; count < 30; count++)
            Assert.Equal(200, (int)(await SpeakAsync(harness, id)).Status);
        harness.Advance(20);

        var refused = await SpeakAsync(harness, id);

        Assert.Equal("429 rate_limit_exceeded ", refused.Refusal);
        Assert.Equal(40, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        harness.Advance(40);
        Assert.Equal(200, (int)(await SpeakAsync(harness, id)).Status);
    }

    [Fact]
    public async Task Stream_Speech_IsEventsOfTheContract()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "instant");
        harness.Advance(3);

        var stream = await StreamAsync(harness, id, string.Join(' ', Enumerable.Repeat("word", 20)), "true");

        var schema = HeyGen.Sandbox.Contract.OperationCatalog.Current.Find("POST", $"{Speech}/stream")!.Operation.ResponseSchema!;
        Assert.All(stream, sent => Assert.Null(schema.FirstProblem(sent)));
        var audio = stream.Where(sent => sent.GetProperty("type").ValueEquals("audio")).ToArray();
        Assert.Equal(Enumerable.Range(0, audio.Length), audio.Select(sent => sent.GetProperty("part_index").GetInt32()));
        var bytes = audio.SelectMany(sent => sent.GetProperty("audio").GetBytesFromBase64()).ToArray();
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
        Assert.Equal(bytes.Length, 8 + BitConverter.ToInt32(bytes, 4));
        Assert.Equal(20, stream[^1].GetProperty("word_alignments").GetArrayLength());
    }

    /// <summary>The release notes of HeyGen's CLI: bare codes only.</summary>
    [Theory]
    [InlineData("English")]
    [InlineData("en-US")]
    public async Task Generate_LanguageThatIsNoBareCode_IsRefused(string language)
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "instant");
        harness.Advance(3);

        var answer = await harness.PostAsync(Speech, $$"""{"voice_id":"{{id}}","text":"Hello","language":"{{language}}"}""");

        Assert.Equal("400 invalid_parameter language", answer.Refusal);
    }

    [Fact]
    public async Task Stream_WithoutTimes_IsAudioOnly()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, "instant");
        harness.Advance(3);

        Assert.All(await StreamAsync(harness, id, "Hello", "false"), sent => Assert.Equal("audio", sent.GetProperty("type").GetString()));
        Assert.Equal("error", Assert.Single(await StreamAsync(harness, id, "[sandbox:fail] Hello", "false")).GetProperty("type").GetString());
    }

    private static async Task<string> CreateAsync(Harness harness, string mode, string more = "") => (await harness.PostAsync(
        Voices, $$"""{"mode":"{{mode}}","audio":[{"type":"url","url":"https://example.com/a.mp3"}]{{more}}}"""))["voice_id"];

    private static Task<Answer> SpeakAsync(Harness harness, string voice, string text = "Hello") =>
        harness.PostAsync(Speech, $$"""{"voice_id":"{{voice}}","text":"{{text}}"}""");

    private static async Task<JsonElement[]> StreamAsync(Harness harness, string voice, string text, string times)
    {
        var answer = await harness.PostAsync(
            $"{Speech}/stream", $$"""{"voice_id":"{{voice}}","text":"{{text}}","language":"en","with_timestamps":{{times}}}""");
        return [.. answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(sent => JsonElement.Parse(sent["data: ".Length..]))];
    }
}
