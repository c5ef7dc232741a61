namespace HeyGen.Sandbox.Tests.AiClipping;

public sealed class AiClippingTests
{
    [Fact]
    public async Task Create_Video_BecomesClipsThatPlay()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness, ""","output_settings":{"duration_types":["30","long"],"aspect_ratio":"square"},"callback_id":"mine" """);

        var pending = await harness.GetAsync($"/v3/ai-clipping/{id}");
        harness.Advance(6);
        var running = await harness.GetAsync($"/v3/ai-clipping/{id}");
        harness.Advance(4);
        var done = await harness.GetAsync($"/v3/ai-clipping/{id}");

        Assert.Equal(("pending", "0", 0), (pending["status"], pending["progress"], Clips(pending).Length));
        Assert.Equal(("running", "60", "pending"), (running["status"], running["progress"], Clips(running)[0].GetProperty("status").GetString()));
        Assert.Equal(("completed", "100", "mine"), (done["status"], done["progress"], done["callback_id"]));
        Assert.Equal([27.0, 300.0, 27.0], Clips(done).Select(clip => clip.GetProperty("duration_seconds").GetDouble()));
        Assert.All(Clips(done), clip => Assert.Equal("square", clip.GetProperty("aspect_ratio").GetString()));
        var film = await harness.Http.GetByteArrayAsync(Clips(done)[1].GetProperty("video_url").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("ftyp"u8.ToArray(), film[4..8]);
    }

    [Fact]
    public async Task Create_NoSettings_HasHeyGensDefaults()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);

        var settings = (await harness.GetAsync($"/v3/ai-clipping/{id}")).Data.GetProperty("output_settings");

        Assert.Equal("portrait", settings.GetProperty("aspect_ratio").GetString());
        Assert.Equal("outline_classic", settings.GetProperty("caption_style").GetString());
        Assert.True(settings.GetProperty("captions").GetBoolean());
    }

    [Fact]
    public async Task Create_FailHook_FailsAndGivesTheMoneyBack()
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = await CreateAsync(harness, ""","title":"[sandbox:fail]" """);
        Assert.Equal(9.55m, await harness.BalanceAsync());
        harness.Advance(10);

        var failed = await harness.GetAsync($"/v3/ai-clipping/{id}");

        Assert.Equal("failed", failed["status"]);
        Assert.NotEmpty(failed["failure_message"]);
        Assert.All(Clips(failed), clip => Assert.Equal("failed", clip.GetProperty("status").GetString()));
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Create_SameKey_IsOneJob()
    {
        await using var harness = await Harness.StartAsync();
        const string body = """{"video":{"type":"url","url":"https://a.example/a.mp4"}}""";

        var first = await harness.PostAsync("/v3/ai-clipping", body, idempotencyKey: "k");
        var second = await harness.PostAsync("/v3/ai-clipping", body, idempotencyKey: "k");

        Assert.Equal(first["ai_clipping_id"], second["ai_clipping_id"]);
        Assert.Equal(1, await harness.ExecutionsAsync("create_ai_clipping"));
    }

    [Theory]
    [InlineData("""{"type":"url","url":"https://nowhere.invalid/a.mp4"}""", "", "400 download_failed video.url")]
    [InlineData("""{"type":"url","url":"https://a.example/a.png"}""", "", "400 invalid_parameter video")]
    [InlineData("""{"type":"asset_id","asset_id":"none"}""", "", "404 asset_not_found video.asset_id")]
    [InlineData("""{"type":"base64","media_type":"video/mp4","data":""}""", "", "400 invalid_parameter video.type")]
    [InlineData("""{"type":"url","url":"https://a.example/a.mp4"}""", ""","output_settings":{"duration_types":["90"]}""", "400 invalid_parameter output_settings.duration_types[0]")]
    [InlineData("""{"type":"url","url":"https://a.example/a.mp4"}""", ""","output_settings":{"duration_types":[]}""", "400 invalid_parameter output_settings.duration_types")]
    [InlineData("""{"type":"url","url":"https://a.example/a.mp4"}""", ""","callback_url":"nowhere" """, "400 invalid_parameter callback_url")]
    public async Task Create_WhatHeyGenDoesNotTake_Refused(string video, string more, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/ai-clipping", $$"""{"video":{{video}}{{more}}}""")).Refusal);
    }

    [Fact]
    public async Task Delete_Job_TakesItsClipsAlong()
    {
        await using var harness = await Harness.StartAsync();
        var id = await CreateAsync(harness);
        var other = await CreateAsync(harness);
        harness.Advance(10);
        var url = Clips(await harness.GetAsync($"/v3/ai-clipping/{id}"))[0].GetProperty("video_url").GetString();

        Assert.Equal(id, (await harness.DeleteAsync($"/v3/ai-clipping/{id}"))["id"]);

        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/ai-clipping/{id}")).Refusal);
        Assert.Equal([other], (await harness.GetAsync("/v3/ai-clipping")).Data.EnumerateArray().Select(job => job.GetProperty("id").GetString()));
        using var clip = await harness.Http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, clip.StatusCode);
    }

    private static JsonElement[] Clips(Answer job) => [.. job.Data.GetProperty("clips").EnumerateArray()];

    private static async Task<string> CreateAsync(Harness harness, string more = "") =>
        (await harness.PostAsync("/v3/ai-clipping", $$"""{"video":{"type":"url","url":"https://a.example/talk.mp4"}{{more}}}"""))["ai_clipping_id"];
}
