namespace HeyGen.Sandbox.Tests.VideoAgents;

public sealed class VideoAgentTests
{
    [Fact]
    public async Task Create_OneShot_ThinksRendersCompletes()
    {
        await using var harness = await Harness.StartAsync();
        var created = await harness.PostAsync("/v3/video-agents", """{"prompt":"A film about bees"}""");
        var id = created["session_id"];

        Assert.Equal("thinking", created["status"]);
        harness.Advance(3.9);
        var thinking = await SessionAsync(harness, id);
        harness.Advance(0.1);
        var early = await SessionAsync(harness, id);
        harness.Advance(5);
        var late = await SessionAsync(harness, id);
        harness.Advance(3);
        var done = await SessionAsync(harness, id);

        Assert.Equal("thinking", thinking["status"]);
        Assert.Equal(JsonValueKind.Null, thinking.Data.GetProperty("video_id").ValueKind);
        Assert.Equal("generating", early["status"]);
        Assert.InRange(late.Data.GetProperty("progress").GetInt32(), early.Data.GetProperty("progress").GetInt32() + 1, 99);
        Assert.Equal("completed", done["status"]);
        Assert.Equal("100", done["progress"]);
        var video = await harness.VideoAsync(done["video_id"]);
        Assert.Equal("completed", video.GetProperty("status").GetString());
        Assert.Equal(early["video_id"], done["video_id"]);
    }

    [Fact]
    public async Task Create_OneShot_VideoExistsOnlyOnceRenderingBegins()
    {
        await using var harness = await Harness.StartAsync();
        await harness.PostAsync("/v3/video-agents", """{"prompt":"A film about bees"}""");

        Assert.Empty((await harness.GetAsync("/v3/videos")).Data.EnumerateArray());
        harness.Advance(4);
        Assert.Equal("processing", Assert.Single((await harness.GetAsync("/v3/videos")).Data.EnumerateArray()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Chat_Message_AnswersQuestionAndStartsRendering()
    {
        await using var harness = await Harness.StartAsync();
        var id = await StartChatAsync(harness);

        var waiting = await SessionAsync(harness, id);
        Assert.Equal("waiting_for_input", waiting["status"]);
        var question = waiting.Data.GetProperty("messages")[0];
        Assert.Equal("assistant", question.GetProperty("role").GetString());

        Assert.Equal(id, (await harness.PostAsync($"/v3/video-agents/{id}", """{"message":"For beekeepers, 30 s"}"""))["session_id"]);
        var generating = await SessionAsync(harness, id);
        Assert.Equal("generating", generating["status"]);
        harness.Advance(8);
        Assert.Equal("completed", (await SessionAsync(harness, id))["status"]);
    }

    [Fact]
    public async Task Chat_MessageAfterCompletion_MakesAnotherVideo()
    {
        await using var harness = await Harness.StartAsync();
        var id = await StartChatAsync(harness);
        await harness.PostAsync($"/v3/video-agents/{id}", """{"message":"Go"}""");
        harness.Advance(8);

        await harness.PostAsync($"/v3/video-agents/{id}", """{"message":"Make it blue"}""");
        harness.Advance(8);

        var videos = (await harness.GetAsync($"/v3/video-agents/{id}/videos")).Data;
        Assert.Equal(2, videos.GetArrayLength());
        Assert.Equal((await SessionAsync(harness, id))["video_id"], videos[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Chat_AutoProceed_AsksNothing()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film","mode":"chat","auto_proceed":true}"""))["session_id"];

        harness.Advance(12);

        Assert.Equal("completed", (await SessionAsync(harness, id))["status"]);
    }

    [Fact]
    public async Task Message_OneShotSession_Refused()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}"""))["session_id"];

        Assert.Equal("400 invalid_parameter session_id", (await harness.PostAsync($"/v3/video-agents/{id}", """{"message":"Hi"}""")).Refusal);
    }

    [Fact]
    public async Task Message_AgentAtWork_Conflict()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film","mode":"chat"}"""))["session_id"];

        Assert.Equal("409 conflict ", (await harness.PostAsync($"/v3/video-agents/{id}", """{"message":"Hi"}""")).Refusal);
    }

    [Fact]
    public async Task Create_FailHook_SessionAndVideoFail()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film [sandbox:fail]"}"""))["session_id"];

        harness.Advance(12);
        var session = await SessionAsync(harness, id);

        Assert.Equal("failed", session["status"]);
        Assert.Equal("error", session.Data.GetProperty("messages")[0].GetProperty("type").GetString());
        Assert.Equal("failed", (await harness.VideoAsync(session["video_id"])).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("generate", "failed")]
    [InlineData("chat", "waiting_for_input")]
    public async Task Stop_Running_EndsWorkAndGivesMoneyBack(string mode, string status)
    {
        await using var harness = await Harness.StartAsync(credits: 10);
        var id = (await harness.PostAsync("/v3/video-agents", $$"""{"prompt":"A film","mode":"{{mode}}","auto_proceed":true}"""))["session_id"];
        harness.Advance(5);

        await harness.PostAsync($"/v3/video-agents/{id}/stop", "");

        harness.Advance(60);
        Assert.Equal(status, (await SessionAsync(harness, id))["status"]);
        Assert.Equal(10, await harness.BalanceAsync());
    }

    [Fact]
    public async Task Stop_WhileThinking_NoVideoEverAppears()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}"""))["session_id"];
        harness.Advance(2);

        await harness.PostAsync($"/v3/video-agents/{id}/stop", "");

        harness.Advance(60);
        Assert.Equal(JsonValueKind.Null, (await SessionAsync(harness, id)).Data.GetProperty("video_id").ValueKind);
        Assert.Empty((await harness.GetAsync("/v3/videos")).Data.EnumerateArray());
    }

    [Fact]
    public async Task Stop_Completed_ChangesNothing()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}"""))["session_id"];
        harness.Advance(12);

        await harness.PostAsync($"/v3/video-agents/{id}/stop", "{}");

        Assert.Equal("completed", (await SessionAsync(harness, id))["status"]);
    }

    [Fact]
    public async Task Resource_OfStoryboardMessage_CanBeRead()
    {
        await using var harness = await Harness.StartAsync();
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}"""))["session_id"];
        harness.Advance(5);
        var message = (await SessionAsync(harness, id)).Data.GetProperty("messages")[0];
        var resource = message.GetProperty("resource_ids")[0].GetString();

        var answer = await harness.GetAsync($"/v3/video-agents/{id}/resources/{resource}");

        Assert.Equal("image", answer["resource_type"]);
        using var picture = await harness.Http.GetAsync(answer["url"], TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("404 not_found ", (await harness.GetAsync($"/v3/video-agents/{id}/resources/none")).Refusal);
    }

    [Theory]
    [InlineData("\"avatar_id\":\"none\"", "404 avatar_not_found avatar_id")]
    [InlineData("\"voice_id\":\"none\"", "404 voice_not_found voice_id")]
    [InlineData("\"style_id\":\"none\"", "404 not_found style_id")]
    [InlineData("\"brand_kit_id\":\"none\"", "404 not_found brand_kit_id")]
    [InlineData("\"files\":[{\"type\":\"asset_id\",\"asset_id\":\"none\"}]", "404 asset_not_found files[0].asset_id")]
    public async Task Create_UnknownId_NotFound(string field, string refusal)
    {
        await using var harness = await Harness.StartAsync();

        Assert.Equal(refusal, (await harness.PostAsync("/v3/video-agents", $$"""{"prompt":"A film",{{field}}}""")).Refusal);
    }

    [Fact]
    public async Task Styles_ByTag_CanBeUsed()
    {
        await using var harness = await Harness.StartAsync();
        var styles = (await harness.GetAsync("/v3/video-agents/styles?tag=business")).Data;
        var style = styles[0].GetProperty("style_id").GetString();

        var created = await harness.PostAsync("/v3/video-agents", $$"""{"prompt":"A film","style_id":"{{style}}"}""");

        Assert.Equal(2, styles.GetArrayLength());
        Assert.Equal("thinking", created["status"]);
        Assert.Equal(created["session_id"], (await harness.GetAsync("/v3/video-agents")).Data[0].GetProperty("session_id").GetString());
    }

    private static Task<Answer> SessionAsync(Harness harness, string id) => harness.GetAsync($"/v3/video-agents/{id}");

    private static async Task<string> StartChatAsync(Harness harness)
    {
        var id = (await harness.PostAsync("/v3/video-agents", """{"prompt":"A film about bees","mode":"chat"}"""))["session_id"];
        harness.Advance(4);
        return id;
    }
}
