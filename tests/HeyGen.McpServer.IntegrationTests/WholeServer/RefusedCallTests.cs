namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Calls that go wrong, before the sandbox.</summary>
public sealed class RefusedCallTests
{
    [Fact]
    public async Task Call_WrongArguments_SendsNothing()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(
            "create_video_from_avatar",
            """{"avatar_idd": "a", "script": "Hi.", "audio_url": "https://example.com/a.mp3", "resolution": "8k", "voice_settings": {"speed": 9}}""");

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.StartsWith("5 problems", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Theory]
    [InlineData("create_video_batch", "videos", """{"type":"avatar"}""")]
    [InlineData("create_lipsync_batch", "lipsyncs", "{}")]
    [InlineData("create_podcast", "source_files", "{}")]
    public async Task Call_ThousandsOfFaultyItems_IsRefusedWithFiftyProblemsAndACount(string tool, string list, string item)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(tool, $$"""{"{{list}}": [{{string.Join(',', Enumerable.Repeat(item, 5000))}}]}""");

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Equal(50 + 1, outcome.Text.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Matches("\n- and [0-9]+ more", outcome.Text);
        Assert.InRange(outcome.Text.Length, 0, 20_000);
    }

    [Fact]
    public async Task Create_GroupInsteadOfLook_NamesTheLooksOfTheGroup()
    {
        await using var server = await SandboxedServer.StartAsync();
        var groups = await server.ResultAsync("list_avatar_groups", "{}");
        var group = (string)groups["data"]![0]!["id"]!;
        var looks = await server.ResultAsync("list_avatar_looks", $$"""{"group_id": "{{group}}"}""");

        var outcome = await server.CallAsync("create_video_from_avatar", $$"""{"avatar_id": "{{group}}", "script": "Hi."}""");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.StartsWith("avatar_not_found", outcome.Text, StringComparison.Ordinal);
        Assert.All(looks["data"]!.AsArray(), look => Assert.Contains((string)look!["id"]!, outcome.Text, StringComparison.Ordinal));
        Assert.Contains("nothing was charged", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_UnknownLook_NamesTheToolThatShowsLooks()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("create_video_from_avatar", """{"avatar_id": "nope", "script": "Hi."}""");

        Assert.Contains("list_avatar_looks", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is an avatar group", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_NoMoney_IsDeniedAndNothingIsCharged()
    {
        await using var server = await SandboxedServer.StartAsync();
        var looks = await server.ResultAsync("list_avatar_looks", """{"limit": 1}""");
        await server.SetCreditsAsync(0);

        var outcome = await server.CallAsync("create_video_from_avatar", $$"""{"avatar_id": "{{looks["data"]![0]!["id"]}}", "script": "Hi."}""");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("insufficient_credit", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was charged", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_AnswerLostAndNoTraceOfTheWork_TellsThatTheOutcomeIsUnknown()
    {
        await using var server = await SandboxedServer.StartAsync();
        var voice = (string)(await server.ResultAsync("list_voices", """{"engine": "starfish", "limit": 1}"""))["data"]![0]!["voice_id"]!;
        await server.FaultAsync("""{"operation": "create_speech", "cut": "after"}""");

        var outcome = await server.CallAsync("create_speech", $$"""{"text": "Hello.", "voice_id": "{{voice}}"}""");

        Assert.True(outcome.IsError);
        Assert.Contains("unknown whether", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("new_take: true", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(1, await server.ExecutedAsync("create_speech"));
    }

    [Fact]
    public async Task Create_AnswerLostAndTheWorkIsListed_IsFound()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "create_video_agent", "cut": "after"}""");

        var found = await server.ResultAsync("create_video_agent", """{"prompt": "A film about rain.", "wait_seconds": 0}""");

        Assert.StartsWith("video_agent:", (string?)found["job"]!["id"], StringComparison.Ordinal);
        Assert.Equal(1, await server.ExecutedAsync("create_video_agent"));
    }

    [Fact]
    public async Task Create_AnswerLostWithIdempotency_MakesOneVideo()
    {
        await using var server = await SandboxedServer.StartAsync();
        var looks = await server.ResultAsync("list_avatar_looks", """{"limit": 1}""");
        await server.FaultAsync("""{"operation": "create_video", "cut": "after"}""");

        await server.ResultAsync("create_video_from_avatar", $$"""{"avatar_id": "{{looks["data"]![0]!["id"]}}", "script": "Hi.", "wait_seconds": 0}""");

        Assert.Equal(1, (int)(await server.StateAsync())["videos"]!);
    }

    [Fact]
    public async Task Call_RefusedKey_IsDenied()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "list_videos", "status": 401, "code": "unauthorized"}""");

        var outcome = await server.CallAsync("list_videos", "{}");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.StartsWith("unauthorized (HTTP 401)", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AnswerIsAProxysPage_IsAnErrorWithoutThePage()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "get_current_user", "status": 200, "body": "<html>Sign in</html>", "times": 10}""");

        var outcome = await server.CallAsync("get_current_user", "{}");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Null(outcome.Structured);
    }

    [Fact]
    public async Task Call_KeyFileMissing_IsDeniedAndServerGoesOn()
    {
        await using var server = new ComposedServer(new ServerSettings { BaseUrl = new Uri("http://127.0.0.1:9"), ApiKeyFile = "/nonexistent/key" });
        var tool = ToolCatalog.Find("list_videos")!;
        var caller = new Caller("tester", SendProgress: null);

        for (var call = 0; call < 2; call++)
        {
            var outcome = await server.Pipeline.CallAsync(tool, [], caller, TestContext.Current.CancellationToken);
            Assert.Equal(ResultKind.Denied, outcome.Kind);
        }
    }
}
