namespace HeyGen.Sandbox.Tests.Lipsyncs;

public sealed class LipsyncTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Lipsync_MovesThroughStatesToMediaThatPlay()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, ""","title":"Tea","callback_id":"mine" """);

        Assert.Equal("pending", await StatusAsync(harness, id));
        harness.Advance(1.2);
        Assert.Equal("running", await StatusAsync(harness, id));
        harness.Advance(4.8);
        var done = await harness.GetAsync($"/v3/lipsyncs/{id}");

        Assert.Equal(("completed", "Tea", "mine"), (done["status"], done["title"], done["callback_id"]));
        Assert.Equal("video/mp4", await TypeAsync(harness, done["video_url"]));
        Assert.Equal("application/x-subrip", await TypeAsync(harness, done["caption_url"]));
    }

    [Theory]
    [InlineData("", 6, 0.333)]
    [InlineData(""","mode":"precision" """, 12, 0.667)]
    public async Task Create_Mode_DecidesTimeAndPrice(string more, double seconds, decimal price)
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, more);

        Assert.Equal(10 - price, await harness.BalanceAsync());
        harness.Advance(seconds - 0.1);
        Assert.Equal("running", await StatusAsync(harness, id));
        harness.Advance(0.1);
        Assert.Equal("completed", await StatusAsync(harness, id));
    }

    [Fact]
    public async Task Create_FailHook_EndsFailedWithReasonAndMoneyBack()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, ""","title":"[sandbox:fail]" """);

        harness.Advance(6);
        var failed = (await harness.GetAsync($"/v3/lipsyncs/{id}")).Data;

        Assert.Equal("failed", failed.GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, failed.GetProperty("failure_message").ValueKind);
        Assert.Equal(JsonValueKind.Null, failed.GetProperty("video_url").ValueKind);
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Theory]
    [InlineData("https://a.example/v.png", "https://a.example/a.mp3", "", "400 invalid_parameter video")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp4", "", "400 invalid_parameter audio")]
    [InlineData("https://host.invalid/v.mp4", "https://a.example/a.mp3", "", "400 download_failed video.url")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp3", ""","start_time":5,"end_time":5""", "400 invalid_parameter end_time")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp3", ""","start_time":-1""", "400 invalid_parameter start_time")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp3", ""","fps_mode":"film" """, "400 invalid_parameter fps_mode")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp3", ""","folder_id":"nowhere" """, "404 not_found folder_id")]
    [InlineData("https://a.example/v.mp4", "https://a.example/a.mp3", ""","callback_url":"here" """, "400 invalid_parameter callback_url")]
    public async Task Create_BreaksRule_Refused(string video, string audio, string more, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/lipsyncs", Body(more, video, audio))).Refusal);
        Assert.Equal(0, await harness.ExecutionsAsync("create_lipsync"));
    }

    [Fact]
    public async Task Create_BytesInsteadOfAddress_Refused()
    {
        await using var harness = await Harness.StartAsync();
        const string body = """
            {"video":{"type":"base64","media_type":"video/mp4","data":"AAAA"},"audio":{"type":"url","url":"https://a.example/a.mp3"}}
            """;

        Assert.Equal("400 invalid_parameter video.type", (await harness.PostAsync("/v3/lipsyncs", body)).Refusal);
    }

    [Fact]
    public async Task UpdateListAndDelete_Lipsync_ChangeWhatIsThere()
    {
        await using var harness = await Harness.StartAsync();
        var first = await CreateAsync(harness);
        var second = await CreateAsync(harness);
        harness.Advance(6);

        Assert.Equal("New", (await harness.SendAsync(HttpMethod.Patch, $"/v3/lipsyncs/{first}", """{"title":"New"}"""))["title"]);
        var listed = (await harness.GetAsync("/v3/lipsyncs")).Data.EnumerateArray().ToArray();
        Assert.Equal([second, first], listed.Select(lipsync => lipsync.GetProperty("id").GetString()));
        Assert.Equal("New", listed[1].GetProperty("title").GetString());

        var url = listed[1].GetProperty("video_url").GetString();
        Assert.Equal(first, (await harness.DeleteAsync($"/v3/lipsyncs/{first}"))["id"]);
        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/lipsyncs/{first}")).Refusal);
        using var film = await harness.Http.GetAsync(url, Token);
        Assert.Equal(HttpStatusCode.NotFound, film.StatusCode);
    }

    [Fact]
    public async Task Batch_SomeItemsBad_OnlyThoseFail()
    {
        await using var harness = await Harness.StartAsync();
        var items = $"{Body()},{Body(video: "https://a.example/v.png")},{Body(""","title":"[sandbox:fail]" """)}";
        var id = (await harness.PostAsync("/v3/lipsyncs/batches", $$"""{"title":"Three","lipsyncs":[{{items}}]}"""))["batch_id"];

        harness.Advance(6);
        var batch = (await harness.GetAsync($"/v3/lipsyncs/batches/{id}")).Data;

        Assert.Equal(("Three", "completed"), (batch.GetProperty("title").GetString(), batch.GetProperty("status").GetString()));
        Assert.Equal(["completed", "failed", "failed"], batch.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        Assert.Equal("invalid_parameter", batch.GetProperty("items")[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("completed", await StatusAsync(harness, batch.GetProperty("items")[0].GetProperty("video_id").GetString()!));
    }

    [Fact]
    public async Task Statuses_LipsyncsAndBatches_InOneAnswer()
    {
        await using var harness = await Harness.StartAsync();
        var alone = await CreateAsync(harness);
        var batch = (await harness.PostAsync("/v3/lipsyncs/batches", $$"""{"lipsyncs":[{{Body()}},{{Body()}}]}"""))["batch_id"];
        harness.Advance(6);

        var entries = (await harness.GetAsync($"/v3/lipsyncs/statuses?lipsync_ids={alone},none&batch_ids={batch},none")).Data.EnumerateArray();

        Assert.Equal(
            ["completed", "not_found", "completed", "completed", "not_found"],
            entries.Select(entry => entry.GetProperty("status").GetString()));
    }

    private static string Body(string more = "", string video = "https://a.example/v.mp4", string audio = "https://a.example/a.mp3") =>
        $$"""{"video":{"type":"url","url":"{{video}}"},"audio":{"type":"url","url":"{{audio}}"}{{more}}}""";

    private static async Task<string> CreateAsync(Harness harness, string more = "") => (await harness.PostAsync("/v3/lipsyncs", Body(more)))["lipsync_id"];

    private static async Task<string> StatusAsync(Harness harness, string id) => (await harness.GetAsync($"/v3/lipsyncs/{id}"))["status"];

    private static async Task<string?> TypeAsync(Harness harness, string url)
    {
        using var medium = await harness.Http.GetAsync(url, Token);
        return medium.Content.Headers.ContentType?.MediaType;
    }
}
