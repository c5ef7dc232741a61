namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary><c>estimate_cost</c>, and the estimates that stand in results, before the sandbox.</summary>
public sealed class EstimateCallTests
{
    [Fact]
    public async Task EstimateCost_Create_TellsCostBalanceAndWhatWouldBecomeOfIt()
    {
        await using var server = await SandboxedServer.StartAsync();

        var answer = await server.ResultAsync("estimate_cost", """{"tool": "create_video_from_cinematic_avatar", "arguments": {"avatar_id": "a", "prompt": "Rain."}}""");

        Assert.Equal(7, (decimal)answer["estimate"]!["usd"]!);
        Assert.Equal("api_wallet", (string?)answer["estimate"]!["billing"]);
        Assert.Equal(1_000_000, (decimal)answer["balance"]!["usd"]!);
        Assert.True((bool)answer["asks_first"]!);
        Assert.True((bool)answer["allowed"]!);
        Assert.Null(answer["budgets"]);
        Assert.All(await server.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    [Fact]
    public async Task EstimateCost_AgainSoon_AsksHeyGenOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        const string arguments = """{"tool": "create_photo_avatar", "arguments": {"name": "N", "file": "https://example.com/me.png"}}""";

        await server.ResultAsync("estimate_cost", arguments);
        await server.ResultAsync("estimate_cost", arguments);

        Assert.Single(await server.RequestsAsync());
    }

    [Fact]
    public async Task EstimateCost_BalanceCannotBeRead_StillEstimates()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "get_current_user", "status": 403, "code": "forbidden", "times": 10}""");

        var answer = await server.ResultAsync("estimate_cost", """{"tool": "create_photo_avatar", "arguments": {"name": "N", "file": "https://example.com/me.png"}}""");

        Assert.Equal(1, (decimal)answer["estimate"]!["usd"]!);
        Assert.Equal("api_wallet", (string?)answer["estimate"]!["billing"]);
        Assert.Null(answer["balance"]);
    }

    [Fact]
    public async Task EstimateCost_WalletTooLow_SaysSo()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.SetCreditsAsync(3);

        var answer = await server.ResultAsync("estimate_cost", """{"tool": "create_video_from_cinematic_avatar", "arguments": {"avatar_id": "a", "prompt": "Rain."}}""");

        Assert.Contains("wallet holds less", (string?)answer["next"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list_videos", "{}")]
    [InlineData("list_voices", "{}")]
    [InlineData("get_job", """{"job_id": "video:1"}""")]
    [InlineData("delete_video", """{"video_id": "1"}""")]
    public async Task EstimateCost_FreeTool_SaysFreeAndAsksNobody(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync();

        var answer = await server.ResultAsync("estimate_cost", $$"""{"tool": "{{tool}}", "arguments": {{arguments}}}""");

        Assert.Equal(0, (decimal)answer["estimate"]!["usd"]!);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task EstimateCost_DeleteThatAPersonAgreesTo_SaysSo()
    {
        await using var server = await SandboxedServer.StartAsync();

        var answer = await server.ResultAsync("estimate_cost", """{"tool": "delete_voice", "arguments": {"voice_id": "v"}}""");

        Assert.True((bool)answer["asks_first"]!);
    }

    [Fact]
    public async Task EstimateCost_WrongInnerArguments_AreReportedAsTheToolWould()
    {
        await using var server = await SandboxedServer.StartAsync();
        const string wrong = """{"avatar_id": "a", "skript": "Hi.", "resolution": "8k"}""";

        var direct = await server.CallAsync("create_video_from_avatar", wrong);
        var estimated = await server.CallAsync("estimate_cost", $$"""{"tool": "create_video_from_avatar", "arguments": {{wrong}}}""");

        Assert.Equal(ResultKind.BadArguments, estimated.Kind);
        Assert.Equal(direct.Text, estimated.Text);
    }

    [Theory]
    [InlineData("create_vidio_from_avatar", "did you mean create_video_from_avatar?")]
    [InlineData("run_tool", "tool's name")]
    public async Task EstimateCost_NoSuchTool_IsRefused(string tool, string text)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("estimate_cost", $$"""{"tool": "{{tool}}"}""");

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains(text, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EstimateCost_OverTheBudgetOfACall_SaysWhichAndWhatIsLeft()
    {
        var settings = new ServerSettings { Limits = new SpendingLimits { PerCall = 5, PerDay = 20 } };
        await using var server = await SandboxedServer.StartAsync(settings: settings);

        var answer = await server.ResultAsync("estimate_cost", """{"tool": "create_video_from_cinematic_avatar", "arguments": {"avatar_id": "a", "prompt": "Rain."}}""");

        Assert.False((bool)answer["allowed"]!);
        Assert.Contains("--budget-call", (string?)answer["next"], StringComparison.Ordinal);
        Assert.Equal(5, (decimal)answer["budgets"]!["call"]!["limit_usd"]!);
        Assert.Equal(20, (decimal)answer["budgets"]!["day"]!["left_usd"]!);
    }

    [Fact]
    public async Task EstimateCost_ThroughRunReadTool_IsReached()
    {
        await using var server = await SandboxedServer.StartAsync();

        var answer = await server.ResultAsync("run_read_tool", """{"name": "estimate_cost", "arguments": {"tool": "create_lipsync", "arguments": {"video": "https://e.com/v.mp4", "audio": "https://e.com/a.mp3"}, "media_seconds": 30}}""");

        Assert.Equal(0.999m, (decimal)answer["estimate"]!["usd"]!);
    }

    [Fact]
    public async Task Create_WithJob_TellsItsEstimate()
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await server.ResultAsync("create_photo_avatar", """{"name": "N", "file": "https://example.com/me.png", "wait_seconds": 0}""");

        Assert.Equal("""{"usd":1,"basis":"1 USD a call","billing":"api_wallet","prices_as_of":"2026-09"}""", result["estimate"]!.ToJsonString());
    }

    [Fact]
    public async Task Create_WithoutJob_TellsWhatItTook()
    {
        await using var server = await SandboxedServer.StartAsync();
        var voices = await server.ResultAsync("list_voices", """{"engine": "starfish", "limit": 1}""");

        var result = await server.ResultAsync(
            "create_speech", new JsonObject { ["text"] = new string('a', 300), ["voice_id"] = voices["data"]![0]!["voice_id"]!.DeepClone() }.ToJsonString());

        // 300 letters take the sandbox 20 s.
        Assert.Equal(0.0133m, (decimal)result["cost"]!["usd"]!);
    }

    [Fact]
    public async Task Read_HasNoEstimate()
    {
        await using var server = await SandboxedServer.StartAsync();

        Assert.Null((await server.ResultAsync("get_current_user", "{}"))["estimate"]);
    }
}
