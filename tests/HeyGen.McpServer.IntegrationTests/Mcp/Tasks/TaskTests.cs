using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

/// <summary>Calls answered with tasks, and tasks looked at, over both transports.</summary>
public sealed class TaskTests
{
    private const double AtOnce = 1_000_000;
    private const double Never = 0.001;

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task CallTool_ClientTakesTasks_GetsATaskThatEndsWithTheResult(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);

        var created = await client.CallAsync("create_video_from_avatar", await server.VideoAsync());
        var ended = await client.GetAsync((string)created["taskId"]!);

        Assert.Equal(("task", "working"), ((string?)created["resultType"], (string?)created["status"]));
        Assert.True((long)created["ttlMs"]! > 0 && (long)created["pollIntervalMs"]! > 0);
        Assert.Equal(("complete", "completed"), ((string?)ended["resultType"], (string?)ended["status"]));
        Assert.Equal((string?)created["taskId"], (string?)ended["taskId"]);
        Assert.Equal((string?)created["taskId"], (string?)ended["result"]!["structuredContent"]!["job"]!["id"]);
        Assert.NotNull(ended["result"]!["structuredContent"]!["links"]!["video_url"]);
        Assert.NotNull(ended["result"]!["structuredContent"]!["video_id"]);
        Assert.NotNull(ended["result"]!["structuredContent"]!["estimate"]);
        Assert.Equal("complete", (string?)ended["result"]!["resultType"]);
        Assert.True(JsonNode.DeepEquals(ended["result"]!["structuredContent"]!["video_id"],
            (await client.GetAsync((string)created["taskId"]!))["result"]!["structuredContent"]!["video_id"]));
        Assert.Equal(["text", "resource_link"], ended["result"]!["content"]!.AsArray().Select(block => (string?)block!["type"]));
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task TasksGet_JobGoesOn_TellsHowFarItIs(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);

        var created = await client.CallAsync("create_video_from_avatar", await server.VideoAsync());
        var looked = await client.GetAsync((string)created["taskId"]!);

        Assert.Equal("working", (string?)looked["status"]);
        Assert.Contains("about ", (string?)looked["statusMessage"], StringComparison.Ordinal);
        Assert.False(looked.ContainsKey("result"));
        Assert.True(DateTimeOffset.Parse((string)looked["createdAt"]!, null) <= DateTimeOffset.Parse((string)looked["lastUpdatedAt"]!, null));
    }

    [Fact]
    public async Task TasksGet_AnotherProcessOfTheAccount_KnowsTheTask()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var taskId = (string)(await client.CallAsync("create_video_from_avatar", await server.VideoAsync()))["taskId"]!;

        await using var later = server.StartReplica();
        await using var other = await RawClient.StartAsync("http", later.Serving);

        Assert.Equal("completed", (string?)(await other.GetAsync(taskId))["status"]);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task CallTool_WaitSecondsGiven_GivesTheResult(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);

        var result = await client.CallAsync("create_video_from_avatar", await server.VideoAsync(waitSeconds: 0));

        Assert.Equal("complete", (string?)result["resultType"]);
        Assert.Equal("running", (string?)result["structuredContent"]!["job"]!["state"]);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task CallTool_ClientDeclaresNothing_GivesTheResult(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        client.Capabilities = [];

        var result = await client.CallAsync("create_video_from_avatar", await server.VideoAsync());

        Assert.Equal("complete", (string?)result["resultType"]);
        Assert.Equal("completed", (string?)result["structuredContent"]!["job"]!["state"]);
    }

    [Fact]
    public async Task CallTool_OlderRevision_KnowsNoTasks()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        var options = new McpClientOptions
        {
            ProtocolVersion = "2025-11-25",
            ClientInfo = new Implementation { Name = "tester", Version = "1" },
            Capabilities = new ClientCapabilities { Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/tasks"] = new JsonObject() } },
        };
        await using var conversation = await McpConversation.StartAsync(server.Composition.Serving, options);
        var arguments = (await server.VideoAsync()).ToDictionary(argument => argument.Key, argument => (object?)argument.Value);

        var result = await conversation.Client.CallToolAsync("create_video_from_avatar", arguments, cancellationToken: TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<McpProtocolException>(() => conversation.Client.SendRequestAsync(
            new JsonRpcRequest { Method = "tasks/get", Params = new JsonObject { ["taskId"] = "video:abc" } }, TestContext.Current.CancellationToken));

        Assert.Equal("completed", JsonObject.Create(result.StructuredContent!.Value)!["job"]!["state"]!.GetValue<string>());
        Assert.Equal(McpErrorCode.MethodNotFound, refusal.ErrorCode);
    }

    [Fact]
    public async Task CallTool_Refused_GivesTheResult()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var arguments = await server.VideoAsync();
        arguments["avatar_id"] = "nope";

        var unreadable = await client.CallAsync("create_video_from_avatar", new JsonObject { ["avatar_id"] = 7 });
        var refused = await client.CallAsync("create_video_from_avatar", arguments);

        Assert.True((bool)unreadable["isError"]!);
        Assert.True((bool)refused["isError"]!);
    }

    [Fact]
    public async Task TasksGet_JobFailed_CompletesWithAnError()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        var created = await client.CallAsync("create_video_from_avatar", await server.VideoAsync("[sandbox:fail] Hello."));
        var ended = await client.GetAsync((string)created["taskId"]!);

        Assert.Equal("completed", (string?)ended["status"]);
        Assert.True((bool)ended["result"]!["isError"]!);
    }

    [Theory]
    [InlineData("create_video_translation", """{"video": "https://example.com/clip.mp4", "output_languages": ["Spanish", "Hindi"]}""")]
    [InlineData("run_tool", """{"name": "create_video_translation", "arguments": {"video": "https://example.com/clip.mp4", "output_languages": ["Spanish", "Hindi"]}}""")]
    public async Task CallTool_SeveralJobsAndConfirmed_AreOneTask(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = 1 } });
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);

        var call = new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) };
        var asked = await client.ResultAsync("tools/call", call.DeepClone().AsObject());
        call["requestState"] = (string?)asked["requestState"];
        call["inputResponses"] = new JsonObject
        {
            [Assert.Single(asked["inputRequests"]!.AsObject()).Key] =
                new JsonObject { ["action"] = "accept", ["content"] = new JsonObject { ["confirm"] = true } },
        };
        var created = await client.ResultAsync("tools/call", call);
        Assert.True(created.ContainsKey("taskId"), created.ToJsonString());
        var ended = await client.GetAsync((string)created["taskId"]!);

        Assert.Equal(2, ((string)created["taskId"]!).Split('+').Length);
        Assert.Equal("completed", (string?)ended["status"]);
        Assert.Equal(2, (int)ended["result"]!["structuredContent"]!["counts"]!["completed"]!);
    }

    [Fact]
    public async Task CallTool_HeyGenHasNoRoom_IsATaskOfTheSubmissionThatFindsItsJob()
    {
        // On this clock the second in the queue lasts.
        await using var server = await SandboxedServer.StartAsync(AtOnce, time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        await server.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "1"}}""");

        var created = await client.CallAsync("create_video_from_avatar", await server.VideoAsync());
        var taskId = (string)created["taskId"]!;
        var queued = await client.GetAsync(taskId);
        var listening = client.RequestAsync(
            "subscriptions/listen", new JsonObject { ["notifications"] = new JsonObject { ["taskIds"] = new JsonArray((JsonNode)taskId) } });
        await client.NotificationAsync();
        JsonObject told;
        do
        {
            told = await client.NotificationAsync();
        }
        while ((string?)told["params"]!["status"] == "working");
        await listening;

        Assert.StartsWith("submission:", taskId, StringComparison.Ordinal);
        Assert.EndsWith(": place 1 of 1", (string?)queued["statusMessage"], StringComparison.Ordinal);
        Assert.Equal(taskId, (string?)told["params"]!["taskId"]);
        Assert.StartsWith("video:", (string?)told["params"]!["result"]!["structuredContent"]!["job"]!["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAvatarConsent_PersonMustOpenAPage_GivesTheLink()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var twin = await server.ResultAsync("create_digital_twin", """{"name": "Me", "file": "https://example.com/me.mp4", "wait_seconds": 0}""");
        var group = (string)(await server.ResultAsync("get_job", $$"""{"job_id": "{{twin["job"]!["id"]}}"}"""))["group_id"]!;

        var result = await client.CallAsync("create_avatar_consent", new JsonObject { ["group_id"] = group });

        Assert.NotNull(result["structuredContent"]!["links"]!["url"]);
    }

    [Fact]
    public async Task WaitForJob_JobGoesOn_IsATaskToo()
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var job = (string)(await server.ResultAsync("create_video_agent", """{"prompt": "Rain.", "wait_seconds": 0}"""))["job"]!["id"]!;

        var created = await client.CallAsync("wait_for_job", new JsonObject { ["job_ids"] = new JsonArray((JsonNode)job) });

        Assert.Equal(("task", job), ((string?)created["resultType"], (string?)created["taskId"]));
    }

    [Theory]
    [InlineData("wait_for_job", """{"job_ids": ["lipsync:none-of-mine"]}""")]
    [InlineData("run_read_tool", """{"name": "wait_for_job", "arguments": {"job_ids": ["voice:none", "video:none"]}}""")]
    public async Task WaitForJob_NoSuchJob_IsAnErrorAndNoTask(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);

        var result = await client.CallAsync(tool, JsonNode.Parse(arguments)!.AsObject());

        Assert.Equal("complete", (string?)result["resultType"]);
        Assert.True((bool?)result["isError"], result.ToJsonString());
        Assert.Contains("none", (string?)result["content"]![0]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TasksGet_OnlyTimePasses_LastUpdateStaysWhereItWas()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await SandboxedServer.StartAsync(Never, time: clock);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var created = await client.CallAsync("create_video_from_avatar", await server.VideoAsync());

        clock.Advance(TimeSpan.FromSeconds(7));
        var first = await client.GetAsync((string)created["taskId"]!);
        clock.Advance(TimeSpan.FromSeconds(7));
        var second = await client.GetAsync((string)created["taskId"]!);

        Assert.All([first, second], looked => Assert.Equal((string?)created["lastUpdatedAt"], (string?)looked["lastUpdatedAt"]));
    }

    [Theory]
    [InlineData("tasks/get", "video:nope")]
    [InlineData("tasks/get", "video:nope+video:neither")]
    [InlineData("tasks/get", "pizza:1")]
    [InlineData("tasks/get", "786512e2-9e0d-44bd-8f29-789f320fe840")]
    [InlineData("tasks/get", "submission:nope")]
    [InlineData("tasks/update", "video:nope")]
    [InlineData("tasks/cancel", "video:nope")]
    public async Task Tasks_UnknownTask_AreInvalidParams(string method, string taskId)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);

        var error = await client.ErrorAsync(method, new JsonObject { ["taskId"] = taskId, ["inputResponses"] = new JsonObject() });

        Assert.Equal(-32602, (int)error["code"]!);
        Assert.Contains(taskId, (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stdio", "tasks/get")]
    [InlineData("stdio", "tasks/update")]
    [InlineData("http", "tasks/cancel")]
    [InlineData("http", "subscriptions/listen")]
    public async Task Tasks_ClientDeclaresNothing_AreRefused(string transport, string method)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        client.Capabilities = [];

        var error = await client.ErrorAsync(method, new JsonObject
        {
            ["taskId"] = "video:abc",
            ["inputResponses"] = new JsonObject(),
            ["notifications"] = new JsonObject { ["taskIds"] = new JsonArray((JsonNode)"video:abc") },
        });

        Assert.Equal(-32021, (int)error["code"]!);
        Assert.NotNull(error["data"]!["requiredCapabilities"]!["extensions"]!["io.modelcontextprotocol/tasks"]);
    }

    [Fact]
    public async Task TasksGet_HeyGenCannotBeRead_IsNoEnd()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var taskId = (string)(await client.CallAsync("create_video_from_avatar", await server.VideoAsync()))["taskId"]!;
        await server.FaultAsync("""{"operation": "get_video", "status": 404, "code": "video_not_found", "times": 1}""");

        Assert.Equal("working", (string?)(await client.GetAsync(taskId))["status"]);
        Assert.Equal("completed", (string?)(await client.GetAsync(taskId))["status"]);
    }

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Discover_NamesTheExtension(string transport)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);

        var discovered = await client.ResultAsync("server/discover", []);

        Assert.Equal("{}", discovered["capabilities"]!["extensions"]!["io.modelcontextprotocol/tasks"]!.ToJsonString());
    }

    [Fact]
    public async Task TasksGet_HeaderNamesAnotherTask_IsRefused()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var http = await HttpConversation.StartAsync(server.Composition.Serving);
        http.Revision = "2026-07-28";
        var request = Messages.WithMetadata(Messages.Request(1, "tasks/get", new JsonObject { ["taskId"] = "video:a" }));
        http.Headers["Mcp-Name"] = "video:b";

        using var response = await http.PostAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }
}
