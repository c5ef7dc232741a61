namespace HeyGen.Sandbox.Tests.AvatarRealtime;

public sealed class AvatarRealtimeTests
{
    private const string Path = "/v3/avatar-realtime";

    /// <summary>Two seconds of speech: 2.5 words a second.</summary>
    private const string FiveWords = "One two three four five";

    [Fact]
    public async Task Create_Text_OpensSpeaksAndEnds()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "tts");

        var pending = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(2);
        var streaming = await harness.GetAsync($"{Path}/{id}");
        harness.Advance(2);
        var ended = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("pending", pending["status"]);
        Assert.Equal(JsonValueKind.Null, pending.Data.GetProperty("hls_url").ValueKind);
        Assert.Equal("streaming", streaming["status"]);
        Assert.Equal("completed", ended["status"]);
        Assert.Equal("finished", ended["end_reason"]);
    }

    [Fact]
    public async Task HlsUrl_Stream_IsAPlaylistWhoseSegmentCanBeRead()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "tts");
        harness.Advance(2);
        var playlist = new Uri((await harness.GetAsync($"{Path}/{id}"))["hls_url"]);

        var text = await harness.Http.GetStringAsync(playlist, TestContext.Current.CancellationToken);
        var segment = text.Split('\n').First(line => line.Length > 0 && line[0] != '#');
        using var media = await harness.Http.GetAsync(new Uri(playlist, segment), TestContext.Current.CancellationToken);

        Assert.StartsWith("#EXTM3U", text, StringComparison.Ordinal);
        Assert.Equal("video/mp2t", media.Content.Headers.ContentType!.MediaType);
        // Packets of 188 bytes, each begun by the sync byte (ISO/IEC 13818-1).
        var bytes = await media.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, bytes.Length % 188);
        Assert.All(bytes.Chunk(188), packet => Assert.Equal(0x47, packet[0]));
    }

    [Fact]
    public async Task Append_TextStream_GoesOnUntilFinal()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "text_stream");
        harness.Advance(10);
        Assert.Equal("streaming", (await harness.GetAsync($"{Path}/{id}"))["status"]);

        var first = await AppendAsync(harness, id, FiveWords);
        var second = await AppendAsync(harness, id, "six seven", final: true);

        Assert.Equal(("0", "9"), (first["buffered_bytes"], second["buffered_bytes"]));
        Assert.Equal("410 gone ", (await AppendAsync(harness, id, "more")).Refusal);
        harness.Advance(2.7);
        Assert.Equal("streaming", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(0.3);
        Assert.Equal("finished", (await harness.GetAsync($"{Path}/{id}"))["end_reason"]);
    }

    [Fact]
    public async Task TextStream_NothingSaidForHalfAMinute_Ends()
    {
        await using var harness = await Harness.StartAsync(speed: 2);
        var id = await OpenAsync(harness, "text_stream");

        harness.Advance(2 + 29);
        Assert.Equal("streaming", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(1);

        Assert.Equal("idle_timeout", (await harness.GetAsync($"{Path}/{id}"))["end_reason"]);
        Assert.Equal("410 gone ", (await AppendAsync(harness, id, "more")).Refusal);
    }

    [Fact]
    public async Task PatientHook_TextStream_EndsAfterAnHourOnly()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "text_stream", "[sandbox:patient] Hello");

        harness.Advance(3599);
        Assert.Equal("streaming", (await harness.GetAsync($"{Path}/{id}"))["status"]);
        harness.Advance(1);
        Assert.Equal("completed", (await harness.GetAsync($"{Path}/{id}"))["status"]);
    }

    [Fact]
    public async Task Append_OtherType_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "tts");

        Assert.Equal("400 invalid_parameter stream_id", (await AppendAsync(harness, id, "more")).Refusal);
    }

    [Fact]
    public async Task Words_Stream_TellsWhatHasBegunAndWhenItEnds()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "text_stream");
        await AppendAsync(harness, id, "six seven", final: true);

        var none = await harness.GetAsync($"{Path}/{id}/words");
        harness.Advance(3);
        var some = await harness.GetAsync($"{Path}/{id}/words");
        harness.Advance(2);
        var all = await harness.GetAsync($"{Path}/{id}/words");

        Assert.Empty(none.Text);
        Assert.Equal(5, Events(some).Single().GetProperty("words").GetArrayLength());
        Assert.DoesNotContain("event: end", some.Text, StringComparison.Ordinal);
        var words = Events(all)[1].GetProperty("words");
        Assert.Equal(
            ("six", 2, 2.4), (words[0].GetProperty("word").GetString(), words[0].GetProperty("start").GetDouble(), words[0].GetProperty("end").GetDouble()));
        Assert.EndsWith("event: end\ndata: {}\n\n", all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_Running_EndsItAndGivesTheRestBack()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await OpenAsync(harness, "tts");
        Assert.Equal(9.9m, await harness.BalanceAsync());
        harness.Advance(3);

        var cancelled = await harness.PostAsync($"{Path}/{id}/cancel", "");
        var again = await harness.PostAsync($"{Path}/{id}/cancel", "");

        Assert.Equal(("True", "False"), (cancelled["cancelled"], again["cancelled"]));
        Assert.Equal("cancelled", (await harness.GetAsync($"{Path}/{id}"))["end_reason"]);
        Assert.Equal(9.95m, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_FourthStream_WaitsForTheFirstToEnd()
    {
        await using var harness = await Harness.StartAsync();
        for (var count = 0; count < 3; count++)
            await OpenAsync(harness, "tts");

        var refused = await harness.PostAsync(Path, await BodyAsync(harness, "tts", FiveWords));

        Assert.Equal("429 rate_limit_exceeded ", refused.Refusal);
        Assert.Equal(4, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        harness.Advance(4);
        await OpenAsync(harness, "tts");
    }

    [Fact]
    public async Task Create_FailHook_IsAnErrorOnceOpened()
    {
        await using var harness = await Harness.StartAsync();
        var id = await OpenAsync(harness, "tts", "[sandbox:fail] Hello");

        harness.Advance(2);
        var failed = await harness.GetAsync($"{Path}/{id}");

        Assert.Equal("error", failed["status"]);
        Assert.NotEmpty(failed["error_message"]);
    }

    [Theory]
    [InlineData("""{"type":"tts","avatar_id":"none","text":"Hi","voice_id":"none"}""", "404 avatar_not_found avatar_id")]
    [InlineData("""{"type":"audio","avatar_id":"LOOK","audio":{"type":"asset_id","asset_id":"none"}}""", "404 asset_not_found audio.asset_id")]
    [InlineData("""{"type":"tts","avatar_id":"LOOK","text":"Hi","voice_id":"none"}""", "404 voice_not_found voice_id")]
    [InlineData("""{"type":"tts","avatar_id":"LOOK","text":"Hi"}""", "400 invalid_parameter voice_id")]
    [InlineData("""{"type":"audio","avatar_id":"LOOK","text":"Hi","audio":{"type":"url","url":"https://example.com/a.mp3"}}""", "400 invalid_parameter text")]
    public async Task Create_WhatHeyGenRefuses_IsRefused(string body, string refusal)
    {
        await using var harness = await Harness.StartAsync();
        var look = await harness.LookAsync();

        Assert.Equal(refusal, (await harness.PostAsync(Path, body.Replace("LOOK", look, StringComparison.Ordinal))).Refusal);
    }

    private static async Task<string> OpenAsync(Harness harness, string type, string text = FiveWords) =>
        (await harness.PostAsync(Path, await BodyAsync(harness, type, text)))["stream_id"];

    private static async Task<string> BodyAsync(Harness harness, string type, string text) =>
        $$"""{"type":"{{type}}","avatar_id":"{{await harness.LookAsync()}}","voice_id":"{{await harness.VoiceAsync()}}","text":"{{text}}"}""";

    private static Task<Answer> AppendAsync(Harness harness, string id, string delta, bool final = false) =>
        harness.PostAsync($"{Path}/{id}/text", $$"""{"delta":"{{delta}}","final":{{(final ? "true" : "false")}}}""");

    private static JsonElement[] Events(Answer answer) =>
        [.. answer.Text.Split("\n\n").Where(text => text.StartsWith("data: ", StringComparison.Ordinal))
            .Select(text => JsonElement.Parse(text["data: ".Length..]))];
}
