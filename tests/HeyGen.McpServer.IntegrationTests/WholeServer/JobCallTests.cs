namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Calls that start jobs and wait for them, before the sandbox.</summary>
public sealed class JobCallTests
{
    [Fact]
    public async Task Create_WaitOfZero_ReturnsRunningJobThatOthersFinish()
    {
        await using var server = await SandboxedServer.StartAsync();
        var arguments = await server.VideoAsync("Hello.", waitSeconds: 0);

        var started = await server.CallAsync("create_video_from_avatar", arguments);
        Assert.Equal(ResultKind.StillRunning, started.Kind);
        var job = (string)started.Structured!["job"]!["id"]!;
        Assert.Equal("running", (string?)started.Structured["job"]!["state"]);
        Assert.Contains(job, (string?)started.Structured["next"], StringComparison.Ordinal);

        var waited = await server.ResultAsync("wait_for_job", $$"""{"job_ids": "{{job}}"}""");
        var looked = await server.ResultAsync("get_job", $$"""{"job_id": "{{job}}"}""");

        Assert.Equal("completed", (string?)waited["job"]!["state"]);
        Assert.Equal("completed", (string?)looked["job"]!["state"]);
        Assert.NotNull(looked["links"]!["video_url"]);
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    [Fact]
    public async Task WaitForJob_SeveralJobs_TellsEachAndCounts()
    {
        await using var server = await SandboxedServer.StartAsync();
        var good = await StartAsync(server, "create_video_from_avatar", await server.VideoAsync("Hello.", waitSeconds: 0));
        var bad = await StartAsync(server, "create_video_from_avatar", await server.VideoAsync("[sandbox:fail] Hello.", waitSeconds: 0));
        var look = await StartAsync(server, "create_prompt_avatar", JsonNode.Parse("""{"name": "N", "prompt": "A baker.", "wait_seconds": 0}""")!.AsObject());

        var result = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["{{good}}", "{{bad}}", "{{look}}", "{{good}}"]}""");

        Assert.Equal([good, bad, look], result["jobs"]!.AsArray().Select(job => (string)job!["job"]!["id"]!));
        Assert.Equal(["completed", "failed", "completed"], result["jobs"]!.AsArray().Select(job => (string)job!["job"]!["state"]!));
        Assert.Equal((2, 1), ((int)result["counts"]!["completed"]!, (int)result["counts"]!["failed"]!));
        Assert.NotNull(result["jobs"]![1]!["job"]!["failure"]);
    }

    [Fact]
    public async Task WaitForJob_SeveralAndWaitRunsOut_SaysWhichStillRun()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);
        var first = await StartAsync(server, "create_video_from_avatar", await server.VideoAsync("Hello.", waitSeconds: 0));
        var second = await StartAsync(server, "create_video_from_avatar", await server.VideoAsync("Hello again.", waitSeconds: 0));

        var outcome = await server.CallAsync("wait_for_job", $$"""{"job_ids": ["{{first}}", "{{second}}"], "wait_seconds": 0}""");

        Assert.Equal(ResultKind.StillRunning, outcome.Kind);
        Assert.Equal(2, (int)outcome.Structured!["counts"]!["running"]!);
    }

    [Theory]
    [InlineData("wait_for_job", """{"job_ids": ["pizza:1"]}""")]
    [InlineData("wait_for_job", """{"job_ids": ["video:1", "abc123"]}""")]
    [InlineData("get_job", """{"job_id": "abc123"}""")]
    public async Task JobTools_NoJobId_RefuseAndNameTheKinds(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(tool, arguments);

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("video_agent", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("video:abc123", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task GetJob_UnknownVideo_IsNotFound()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("get_job", """{"job_id": "video:nope"}""");

        Assert.True(outcome.IsError);
        Assert.StartsWith("video_not_found", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForJob_IdThatWasNeverSeen_IsNotFoundAfterOneRead()
    {
        await using var server = await SandboxedServer.StartAsync();
        var known = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync()))["job"]!["id"]!;

        var outcome = await server.CallAsync("wait_for_job", """{"job_ids": ["lipsync:mistyped"]}""");
        var several = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["podcast:mistyped", "{{known}}"]}""");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("HeyGen knows no lipsync", outcome.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), ((int)several["counts"]!["gone"]!, (int)several["counts"]!["completed"]!));
        Assert.Single(await server.RequestsAsync(), request => (string?)request["operation"] == "get_lipsync");
        Assert.Single(await server.RequestsAsync(), request => (string?)request["operation"] == "get_podcast");
    }

    [Fact]
    public async Task Create_BareIdOfAnEarlierJobAsMedia_IsThatJobsFile()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        var made = await server.ResultAsync("create_video_from_avatar", await server.VideoAsync());

        var lipsync = await server.ResultAsync("create_lipsync", $$"""{"video": "{{made["video_id"]}}", "audio": "https://example.com/a.mp3"}""");

        Assert.Equal("completed", (string?)lipsync["job"]!["state"]);
        var sent = (await server.RequestsAsync()).Single(request => (string?)request["operation"] == "create_lipsync");
        // The link is signed anew for each read.
        Assert.Contains(((string)made["links"]!["video_url"]!).Split('?')[0], (string)sent["body"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_FieldThatHeyGenIgnores_IsSaidWithTheResult()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(
            "create_lipsync", """{"video": "https://example.com/a.mp4", "audio": "https://example.com/a.mp3", "enable_caption": true, "wait_seconds": 0}""");

        const string told = "enable_caption was left out, for HeyGen ignores it: captions are always made.";
        Assert.Equal(told, (string?)outcome.Structured!["ignored"]);
        Assert.Contains(told, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_JobFails_IsErrorWithHeyGensReason()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("create_video_from_avatar", await server.VideoAsync("[sandbox:fail] Hello."));

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("job video:", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no reason given", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ReadsAnswerAnErrorWithStatus200_EndTheWait()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);
        var video = await server.VideoAsync(waitSeconds: 600);
        await server.FaultAsync(
            """{"operation": "get_video", "status": 200, "content_type": "application/json", "times": 50, "body": "{\"error\": {\"code\": \"brand_new\", \"message\": \"No.\"}}"}""");

        var outcome = await server.CallAsync("create_video_from_avatar", video).Soon();

        Assert.Contains("could not be read (brand_new)", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_AvatarThatTrains_GivesTheLookToGoOnWith()
    {
        await using var server = await SandboxedServer.StartAsync();

        var result = await server.ResultAsync("create_photo_avatar", """{"name": "N", "file": "https://example.com/me.png"}""");

        Assert.Equal("completed", (string?)result["job"]!["state"]);
        Assert.Equal($"avatar_look:{result["id"]}", (string?)result["job"]!["id"]);
        Assert.Contains("avatar_id", (string?)result["next"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_AgentThatAsks_WaitsForTheUserAndGoesOn()
    {
        await using var server = await SandboxedServer.StartAsync();

        var asked = await server.ResultAsync("create_video_agent", """{"prompt": "A film about rain.", "mode": "chat"}""");
        Assert.Equal("needs_input", (string?)asked["job"]!["state"]);
        var done = await server.ResultAsync("send_video_agent_message", $$"""{"session_id": "{{asked["session_id"]}}", "message": "Go on."}""");

        Assert.Equal("completed", (string?)done["job"]!["state"]);
        Assert.Equal((string?)asked["job"]!["id"], (string?)done["job"]!["id"]);
        Assert.NotNull(done["links"]!["video_url"]);
    }

    [Fact]
    public async Task Create_CallerCancels_EndsTheWaitAtOnceAndNotTheJob()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);
        var submitted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = new Caller("tester", (report, _) =>
        {
            if (report.Message.EndsWith("so far", StringComparison.Ordinal))
                submitted.TrySetResult();

            return Task.CompletedTask;
        });
        using var leave = new CancellationTokenSource();
        var call = server.CallAsync("create_video_from_avatar", await server.VideoAsync("Hello."), caller, leave.Token);
        await submitted.Task.Soon();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        Assert.Equal(1, (int)(await server.StateAsync())["videos"]!);
    }

    [Fact]
    public async Task Create_CallerCancelsWhileHeyGenIsSilent_EndsAtOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "create_video", "hang": true}""");
        var sending = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = new Caller("tester", (_, _) =>
        {
            sending.TrySetResult();
            return Task.CompletedTask;
        });
        using var leave = new CancellationTokenSource();
        var call = server.CallAsync("create_video_from_avatar", await server.VideoAsync("Hello."), caller, leave.Token);
        await sending.Task.Soon();

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
    }

    private static async Task<string> StartAsync(SandboxedServer server, string tool, JsonObject arguments)
    {
        var outcome = await server.CallAsync(tool, arguments);
        Assert.False(outcome.IsError, outcome.Text);
        return (string)outcome.Structured!["job"]!["id"]!;
    }
}
