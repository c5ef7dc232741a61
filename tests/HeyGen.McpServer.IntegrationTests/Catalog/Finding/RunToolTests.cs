namespace HeyGen.McpServer.IntegrationTests.Catalog.Finding;

/// <summary>Calls through <c>run_tool</c> and <c>run_read_tool</c> are the calls of the tools themselves.</summary>
public sealed class RunToolTests
{
    [Fact]
    public async Task Run_ValidCall_AnswersAsTheToolItself()
    {
        await using var server = await SandboxedServer.StartAsync();

        const string arguments = """{"tool": "create_video_agent", "arguments": {"prompt": "A minute about rain."}}""";
        var direct = await server.CallAsync("estimate_cost", arguments);
        var run = await server.CallAsync("run_read_tool", $$"""{"name": "estimate_cost", "arguments": {{arguments}}}""");

        Assert.Equal(direct.Text, run.Text);
        Assert.True(JsonNode.DeepEquals(direct.Structured, run.Structured));
    }

    [Theory]
    [InlineData("""{"name": "list_audio_voices", "arguments": {"limit": 1}}""")]
    [InlineData("""{"name": " list_voices ", "arguments": "{\"limit\": 1}"}""")]
    [InlineData("""{"tool_name": "list_voices", "args": {"limit": "1"}}""")]
    [InlineData("""{"tool": "list_voices", "parameters": {"limit": 1, "language": null}}""")]
    public async Task Run_SlipsThatLeaveNoDoubt_AreMended(string call)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("run_tool", call);

        Assert.False(outcome.IsError, outcome.Text);
        Assert.Single(outcome.Structured!["data"]!.AsArray());
    }

    [Fact]
    public async Task Run_WithoutArguments_CallsWithNone()
    {
        await using var server = await SandboxedServer.StartAsync();

        Assert.Equal(ResultKind.Done, (await server.CallAsync("run_read_tool", """{"name": "get_current_user"}""")).Kind);
    }

    [Fact]
    public async Task Run_WrongArguments_IsRefusedInTheToolsWords()
    {
        await using var server = await SandboxedServer.StartAsync();

        var direct = await server.CallAsync("get_video", """{"name": "v"}""");
        var run = await server.CallAsync("run_tool", """{"name": "get_video", "arguments": {"name": "v"}}""");

        Assert.Equal(ResultKind.BadArguments, run.Kind);
        Assert.Equal(direct.Text, run.Text);
        Assert.Empty(await server.RequestsAsync());
    }

    [Theory]
    [InlineData("delete_video", "deletes something for good")]
    [InlineData("clone_voice", "spends money or a quota")]
    [InlineData("stop_video_agent_session", "changes something")]
    public async Task RunRead_ToolThatChangesSomething_IsRefusedWithTheReason(string tool, string reason)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("run_read_tool", new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject() });

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains(reason, outcome.Text, StringComparison.Ordinal);
        Assert.Contains("run_tool", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Theory]
    [InlineData("run_tool")]
    [InlineData("run_read_tool")]
    [InlineData("find_tools")]
    public async Task Run_ToolsOfThisKind_AreRefused(string tool)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("run_tool", new JsonObject { ["name"] = tool });

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("called directly", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list_video", "did you mean list_videos?")]
    [InlineData("create_decision", "create_decision: announced by HeyGen, not yet known here.")]
    public async Task Run_UnknownTool_IsToldWhatItMayBe(string name, string told)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("run_tool", new JsonObject { ["name"] = name });

        Assert.True(outcome.IsError);
        Assert.Contains(told, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ToolThatMakesAVideo_WaitsTellsProgressAndLinks()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1000);
        var look = (await server.ResultAsync("list_avatar_looks", """{"limit": 1}"""))["data"]![0]!["id"]!.DeepClone();
        var told = new List<string>();
        var caller = new Caller("tester", (report, _) =>
        {
            told.Add(report.Message);
            return Task.CompletedTask;
        });
        var arguments = new JsonObject { ["avatar_id"] = look, ["script"] = "Hello.", ["wait_seconds"] = 60 };

        var outcome = await server.CallAsync("run_tool", new JsonObject { ["name"] = "create_video_from_avatar", ["arguments"] = arguments }, caller);

        Assert.Equal(ResultKind.Done, outcome.Kind);
        Assert.Equal("completed", (string?)outcome.Structured!["job"]!["state"]);
        Assert.StartsWith("heygen://video/", Assert.Single(outcome.Media).Uri, StringComparison.Ordinal);
        Assert.Contains(told, message => message.EndsWith("so far", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WaitOfZero_ReturnsAtOnce()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);
        var look = (await server.ResultAsync("list_avatar_looks", """{"limit": 1}"""))["data"]![0]!["id"]!.DeepClone();
        var arguments = new JsonObject { ["avatar_id"] = look, ["script"] = "Hello.", ["wait_seconds"] = 0 };

        var outcome = await server.CallAsync("run_tool", new JsonObject { ["name"] = "create_video_from_avatar", ["arguments"] = arguments });

        Assert.Equal(ResultKind.StillRunning, outcome.Kind);
    }

    [Fact]
    public async Task Run_CallerOfWhomNothingIsKnown_ReachesNothing()
    {
        await using var server = await SandboxedServer.StartAsync();
        var call = new JsonObject { ["name"] = "get_current_user" };

        var outcome = await server.Composition.Pipeline.CallAsync(
            ToolCatalog.Find("run_tool")!, call, new Caller("tester", SendProgress: null), TestContext.Current.CancellationToken);

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Empty(await server.RequestsAsync());
    }
}
