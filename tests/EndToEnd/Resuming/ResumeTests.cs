namespace EndToEnd.Resuming;

/// <summary>A job outlives the process that started it: whoever has its id waits for it anywhere, and whoever repeats the call gets the same job.</summary>
public sealed class ResumeTests
{
    /// <summary>A video takes a while, so that the process can be killed in the middle.</summary>
    private const string Script = "Hello again. [sandbox:seconds=6]";

    [Fact(Timeout = Patience.Test)]
    public async Task WaitForJob_OverStdioAfterTheProcessWasKilled_GivesTheVideo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        var job = await StartAndKillAsync(sandbox, state, cancellationToken);

        await using var second = StdioConversation.Start(["--state-dir", state.Path], sandbox.Variables());
        await second.InitializeAsync("2025-11-25", cancellationToken);
        var answer = await second.CallAsync(
            "wait_for_job", new JsonObject { ["job_ids"] = new JsonArray(JsonValue.Create(job)), ["wait_seconds"] = 60 }, cancellationToken);

        AssertCompleted(answer);
        Assert.Equal(1, await sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task SameCall_AfterTheProcessWasKilled_IsAnsweredWithTheFirstJobAndPaidOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        var job = await StartAndKillAsync(sandbox, state, cancellationToken);

        await using var second = StdioConversation.Start(["--state-dir", state.Path], sandbox.Variables());
        await second.InitializeAsync("2025-11-25", cancellationToken);
        var look = await LookAsync(second, cancellationToken);
        var answer = await second.CallAsync(MainJob.Tool, MainJob.JsonArguments(look, Script, waitSeconds: 60), cancellationToken);

        AssertCompleted(answer);
        var result = answer["result"]!["structuredContent"]!;
        Assert.Equal(job, result["job"]!["id"]!.GetValue<string>());
        Assert.True(result["already_submitted"]!.GetValue<bool>());
        Assert.Equal(1, await sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("hang")]
    [InlineData("delay_ms")]
    public async Task PersonalisedVideos_ProcessIsKilledBetweenTwoBatches_SameCallMakesEachVideoOnce(string secondAnswer)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        using var files = new TemporaryFolder();
        await File.WriteAllLinesAsync(
            Path.Combine(files.Path, "people.csv"), [$"\"name\"", .. Enumerable.Range(1, 150).Select(row => $"Person {row}")], cancellationToken);
        string[] options = ["--state-dir", state.Path, "--files-dir", files.Path, "--confirm-above", "1000"];
        var fault = new JsonObject { ["operation"] = "create_video_batch", ["after"] = 1, ["times"] = 1 };
        fault[secondAnswer] = secondAnswer == "hang" ? true : 3000;
        await sandbox.FailAsync(fault, cancellationToken);
        var before = await sandbox.VideosAsync(cancellationToken);
        var arguments = new JsonObject { ["rows_file"] = "people.csv", ["wait_seconds"] = 0 };
        await using (var first = StdioConversation.Start(options, sandbox.Variables()))
        {
            await first.InitializeAsync("2025-11-25", cancellationToken);
            arguments["video"] = new JsonObject
            {
                ["type"] = "avatar",
                ["avatar_id"] = await LookAsync(first, cancellationToken),
                ["script"] = "Hello {{name}}!",
            };
            await first.PostAsync("tools/call", StdioConversation.Call("create_personalised_videos", arguments.DeepClone().AsObject()), cancellationToken);
            await first.ReadUntilAsync(message => Message(message).StartsWith("Sending rows 101 to 150", StringComparison.Ordinal), cancellationToken);
            await Patience.UntilAsync("the second batch", async () => await BatchesAsync(sandbox, cancellationToken) is 2 and var sent ? $"{sent}" : null, cancellationToken);
        }

        await using var second = StdioConversation.Start(options, sandbox.Variables());
        await second.InitializeAsync("2025-11-25", cancellationToken);
        var answer = await second.CallAsync("create_personalised_videos", arguments, cancellationToken);

        Assert.NotEqual(true, answer["result"]!["isError"]?.GetValue<bool>());
        Assert.Equal(150, answer["result"]!["structuredContent"]!["rows"]!.GetValue<int>());
        Assert.Equal(2, await sandbox.ExecutedAsync("create_video_batch", cancellationToken));
        Assert.Equal(150, await sandbox.VideosAsync(cancellationToken) - before);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task WaitForJob_OverHttpOnAnotherReplica_GivesTheVideo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await using var second = await HttpProgram.StartAsync([], cancellationToken, sandbox.Variables());
        string job;
        await using (var first = await HttpProgram.StartAsync([], cancellationToken, sandbox.Variables()))
        {
            await using var client = await ConnectAsync(first, cancellationToken);
            var look = await MainJob.FirstLookAsync(client, cancellationToken);
            var started = await client.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, Script, waitSeconds: 0), cancellationToken: cancellationToken);
            job = MainJob.Structured(started).GetProperty("job").GetProperty("id").GetString()!;
        }

        await using var other = await ConnectAsync(second, cancellationToken);
        var answer = await other.CallToolAsync(
            "wait_for_job", new Dictionary<string, object?> { ["job_ids"] = new[] { job }, ["wait_seconds"] = 60 }, cancellationToken: cancellationToken);

        Assert.Equal("completed", MainJob.Structured(answer).GetProperty("job").GetProperty("state").GetString());
        await MainJob.AssertPlaysAsync(MainJob.Structured(answer).GetProperty("links").GetProperty("video_url").GetString()!, cancellationToken);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TasksGet_AfterTheProcessWasKilled_FollowsTheTaskToTheVideo(bool keepsState)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        using var otherState = new TemporaryFolder();
        string taskId;
        await using (var first = StdioConversation.Start(["--state-dir", state.Path], sandbox.Variables()))
        {
            var looks = await TaskRequestAsync(
                first, "tools/call", new JsonObject { ["name"] = "list_avatar_looks", ["arguments"] = new JsonObject() }, cancellationToken);
            var look = looks["structuredContent"]!["data"]![0]!["id"]!.GetValue<string>();
            var arguments = new JsonObject { ["avatar_id"] = look, ["script"] = Script };
            var created = await TaskRequestAsync(first, "tools/call", new JsonObject { ["name"] = MainJob.Tool, ["arguments"] = arguments }, cancellationToken);
            Assert.Equal(("task", "working"), (created["resultType"]!.GetValue<string>(), created["status"]!.GetValue<string>()));
            taskId = created["taskId"]!.GetValue<string>();
        }

        await using var second = StdioConversation.Start(["--state-dir", keepsState ? state.Path : otherState.Path], sandbox.Variables());
        var ended = await Patience.UntilAsync("the end of the task", async () =>
            await TaskRequestAsync(second, "tasks/get", new JsonObject { ["taskId"] = taskId }, cancellationToken) is var task && task.ContainsKey("result")
                ? task : null, cancellationToken);

        Assert.Equal("completed", ended["status"]!.GetValue<string>());
        var video = ended["result"]!["structuredContent"]!;
        Assert.Equal((taskId, "completed"), (video["job"]!["id"]!.GetValue<string>(), video["job"]!["state"]!.GetValue<string>()));
        await MainJob.AssertPlaysAsync(video["links"]!["video_url"]!.GetValue<string>(), cancellationToken);
        Assert.Equal(1, await sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    /// <summary>A request of revision 2026-07-28, by a client that takes tasks.</summary>
    private static async Task<JsonObject> TaskRequestAsync(StdioConversation server, string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        parameters["_meta"] = new JsonObject
        {
            ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
            ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "end-to-end", ["version"] = "1" },
            ["io.modelcontextprotocol/clientCapabilities"] =
                new JsonObject { ["extensions"] = new JsonObject { ["io.modelcontextprotocol/tasks"] = new JsonObject() } },
        };
        var answer = await server.RequestAsync(method, parameters, cancellationToken);
        return answer["result"]?.AsObject() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>Starts a video, and kills the process (SIGKILL) while it waits for it.</summary>
    private static async Task<string> StartAndKillAsync(SandboxProgram sandbox, TemporaryFolder state, CancellationToken cancellationToken)
    {
        await using var first = StdioConversation.Start(["--state-dir", state.Path], sandbox.Variables());
        await first.InitializeAsync("2025-11-25", cancellationToken);
        var look = await LookAsync(first, cancellationToken);
        await first.PostAsync("tools/call", StdioConversation.Call(MainJob.Tool, MainJob.JsonArguments(look, Script, waitSeconds: 60)), cancellationToken);
        await first.ReadUntilAsync(message => Message(message).EndsWith("so far", StringComparison.Ordinal), cancellationToken);
        return await sandbox.NewestVideoAsync(cancellationToken);
    }

    private static async Task<int> BatchesAsync(SandboxProgram sandbox, CancellationToken cancellationToken) =>
        (await sandbox.RequestsAsync(cancellationToken)).Count(request => request is { Method: "POST", Path: "/v3/videos/batches" });

    private static string Message(JsonObject notification) => notification["params"]?["message"]?.GetValue<string>() ?? "";

    private static async Task<string> LookAsync(StdioConversation server, CancellationToken cancellationToken)
    {
        var looks = await server.CallAsync("list_avatar_looks", [], cancellationToken);
        return looks["result"]!["structuredContent"]!["data"]![0]!["id"]!.GetValue<string>();
    }

    private static Task<McpClient> ConnectAsync(HttpProgram server, CancellationToken cancellationToken) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = server.Mcp, TransportMode = HttpTransportMode.StreamableHttp }),
        new McpClientOptions { DiscoverProbeTimeout = TimeSpan.FromSeconds(30) },
        cancellationToken: cancellationToken);

    private static void AssertCompleted(JsonObject answer)
    {
        Assert.NotEqual(true, answer["result"]!["isError"]?.GetValue<bool>());
        Assert.Equal("completed", answer["result"]!["structuredContent"]!["job"]!["state"]!.GetValue<string>());
    }
}
