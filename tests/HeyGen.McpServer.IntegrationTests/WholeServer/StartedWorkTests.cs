using HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Nobody is told that nothing was charged once HeyGen may have begun the work, and nobody is asked for what would be refused.</summary>
public sealed class StartedWorkTests
{
    [Theory]
    [InlineData(400, "invalid_parameter")]
    [InlineData(401, "unauthorized")]
    [InlineData(402, "insufficient_credit")]
    [InlineData(403, "forbidden")]
    [InlineData(410, "gone")]
    public async Task Create_JobCannotBeRead_IsStartedAndItsRepeatIsTheSameJob(int status, string code)
    {
        await using var server = await SandboxedServer.StartAsync(time: new SkippingClock());
        foreach (var read in new[] { "get_video", "bulk_video_statuses" })
            await server.FaultAsync($$"""{"operation": "{{read}}", "status": {{status}}, "code": "{{code}}", "times": 1000}""");

        var call = await server.VideoAsync(waitSeconds: 60);

        var first = await server.CallAsync("create_video_from_avatar", call);
        await server.ClearFaultsAsync();
        call["wait_seconds"] = 0;
        var again = await server.ResultAsync("create_video_from_avatar", call);

        Assert.Matches("video:[0-9a-f]+", first.Text);
        Assert.DoesNotContain("othing was charged", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("othing was started", first.Text, StringComparison.Ordinal);
        Assert.True((bool)again["already_submitted"]!);
        Assert.Contains((string)again["job"]!["id"]!, first.Text, StringComparison.Ordinal);
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    /// <summary>HeyGen loses sessions whose video it makes all the same.</summary>
    [Fact]
    public async Task VideoAgent_SessionIsGoneWhileItsVideoRenders_GivesTheVideo()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var video = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync(waitSeconds: 0)))["video_id"]!;
        await server.FaultAsync(Answer("create_video_agent", 200, $$"""{"data": {"session_id": "lost", "status": "generating", "video_id": "{{video}}", "created_at": 1790000000} }"""));
        const string call = """{"prompt": "A film about rain."}""";

        var made = await server.ResultAsync("create_video_agent", call);
        var again = await server.ResultAsync("create_video_agent", call);

        Assert.Equal("completed", (string?)made["job"]!["state"]);
        Assert.NotNull(made["links"]!["video_url"]);
        Assert.True((bool)again["already_submitted"]!);
        Assert.Single(await server.RequestsAsync(), request => (string?)request["operation"] == "create_video_agent");
    }

    [Theory]
    [InlineData(200, """{"data": {"video_id": 12}}""")]
    [InlineData(200, """{"data": {"video_id": null, "status": "waiting"}}""")]
    [InlineData(200, """{"data": {"video_id": ["a"]}}""")]
    [InlineData(200, """{"data": [{"video_id": "a"}]}""")]
    [InlineData(200, """{"data": {}, "data": {"video_id": {}}}""")]
    [InlineData(201, "<html>Created</html>")]
    [InlineData(204, "")]
    public async Task Create_AcceptedWithoutAUsableId_IsUnknownAndItsRepeatHasTheSameKey(int status, string body)
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync(Answer("create_video", status, body, times: 3));
        var call = await server.VideoAsync(waitSeconds: 0);

        var first = await server.CallAsync("create_video_from_avatar", call);
        var row = Assert.Single((await server.ResultAsync("list_jobs", "{}"))["data"]!.AsArray())!;
        await server.ClearFaultsAsync();
        var again = await server.ResultAsync("create_video_from_avatar", call);

        Assert.True(first.IsError, first.Text);
        Assert.Contains("unknown whether HeyGen started the work", first.Text, StringComparison.Ordinal);
        Assert.Equal("unknown", (string?)row["state"]);
        Assert.True((bool)again["already_submitted"]!);
        Assert.Single((await server.RequestsAsync()).Where(request => (string?)request["operation"] == "create_video")
            .Select(request => (string?)request["idempotency_key"]).Distinct());
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    [Fact]
    public async Task Consent_SigningKeyCannotBeRead_SendsNothing()
    {
        var settings = new ServerSettings { SigningKeyFile = Path.Combine(Path.GetTempPath(), "no-such-folder", "key") };
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000, settings);
        var group = await ConsentTests.TwinAsync(server);

        var refused = await server.CallAsync("create_avatar_consent", $$"""{"group_id": "{{group}}"}""", new Caller("tester", SendProgress: null) { CanOpenPages = true });

        Assert.True(refused.IsError, refused.Text);
        Assert.Contains("Nothing was sent", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await server.RequestsAsync(), request => (string?)request["operation"] == "create_avatar_consent");
    }

    [Fact]
    public async Task VideoAgent_FailsWithoutAReason_ShowsItsLastMessageAndNoReason()
    {
        await using var server = await SandboxedServer.StartAsync(time: new SkippingClock());
        const string failed =
            """
            {"data": {"session_id": "s1", "status": "failed", "title": "Rain", "created_at": 1790000000, "progress": 0, "video_id": null,
             "messages": [{"role": "assistant", "type": "text", "content": "I will begin with the first scene.", "created_at": 1790000001}]}}
            """;
        await server.FaultAsync(Answer("create_video_agent", 200, """{"data": {"session_id": "s1", "status": "thinking", "video_id": null, "created_at": 1790000000}}"""));
        await server.FaultAsync(Answer("get_video_agent_session", 200, failed, times: 1000));

        var result = await server.CallAsync("create_video_agent", """{"prompt": "A film about rain."}""");

        Assert.True(result.IsError, result.Text);
        Assert.Contains("gave no reason", result.Text, StringComparison.Ordinal);
        Assert.Contains("I will begin with the first scene.", result.Text, StringComparison.Ordinal);
        Assert.Contains("2,500", result.Text, StringComparison.Ordinal);
        Assert.Contains("new_take: true", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("likely to fail again", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_AboveTheBudgetOfTheDay_IsRefusedBeforeAnybodyIsAsked(bool hasForms)
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { PerDay = 6 } });
        var shot = await Confirmable.ShotAsync(server);

        var refused = await server.CallAsync(Confirmable.Create, shot, new Caller("tester", SendProgress: null) { CanAnswerForms = hasForms });

        Assert.Equal((ResultKind.Denied, null), (refused.Kind, refused.Elicitation));
        Assert.Contains("--budget-day", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Confirmable.DoneAsync(server, Confirmable.Create));
    }

    private static string Answer(string operation, int status, string body, int times = 1) => new JsonObject
    {
        ["operation"] = operation,
        ["status"] = status,
        ["body"] = body,
        ["content_type"] = "application/json",
        ["times"] = times,
    }.ToJsonString();
}
