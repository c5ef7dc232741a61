namespace HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

/// <summary>Tasks that wait for an answer, and tasks that are to be cancelled.</summary>
public sealed class TaskInputTests
{
    private const double AtOnce = 1_000_000;
    private const double Never = 0.001;

    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task TasksUpdate_AnswerToTheVideoAgent_GoesOnToTheVideo(string transport)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        var taskId = await ChatAsync(client);

        var asking = await client.GetAsync(taskId);
        var (key, question) = Assert.Single(asking["inputRequests"]!.AsObject());
        var acknowledged = await client.UpdateAsync(taskId, key, Answer("Bakers, one minute."));
        var ended = await client.GetAsync(taskId);
        await client.UpdateAsync(taskId, key, Answer("Once more."));

        Assert.Equal("input_required", (string?)asking["status"]);
        Assert.Equal(("elicitation/create", "form"), ((string?)question!["method"], (string?)question["params"]!["mode"]));
        Assert.Contains("Who is the video for", (string?)question["params"]!["message"], StringComparison.Ordinal);
        Assert.Equal("complete", (string?)acknowledged["resultType"]);
        Assert.Equal("completed", (string?)ended["status"]);
        Assert.NotNull(ended["result"]!["structuredContent"]!["links"]!["video_url"]);
        Assert.Equal(1, await server.ExecutedAsync("send_video_agent_message"));
    }

    [Fact]
    public async Task TasksUpdate_SameAnswerToTheNextQuestion_IsSentToo()
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = await ChatAsync(client);

        for (var round = 0; round < 2; round++)
        {
            // Stopped by somebody else, so that the agent waits for a message.
            await server.ResultAsync("stop_video_agent_session", $$"""{"session_id": "{{taskId.Split(':')[1]}}"}""");
            var key = Assert.Single((await client.GetAsync(taskId))["inputRequests"]!.AsObject()).Key;
            await client.UpdateAsync(taskId, key, Answer("Go on."));
            await client.UpdateAsync(taskId, key, Answer("Go on."));
        }

        Assert.Equal(2, await server.ExecutedAsync("send_video_agent_message"));
    }

    [Fact]
    public async Task TasksUpdate_TwiceAtOnce_IsOneAnswer()
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = await ChatAsync(client);
        await server.ResultAsync("stop_video_agent_session", $$"""{"session_id": "{{taskId.Split(':')[1]}}"}""");
        var key = Assert.Single((await client.GetAsync(taskId))["inputRequests"]!.AsObject()).Key;
        // So that the second comes before the first is answered.
        await server.FaultAsync("""{"operation": "send_video_agent_message", "delay_ms": 500}""");

        var answers = await Task.WhenAll(client.UpdateAsync(taskId, key, Answer("Go on.")), client.UpdateAsync(taskId, key, Answer("Go on.")));

        Assert.All(answers, answer => Assert.Equal("complete", (string?)answer["resultType"]));
        Assert.Equal(1, await server.ExecutedAsync("send_video_agent_message"));
    }

    [Fact]
    public async Task TasksUpdate_AnotherQuestionsKey_ChangesNothing()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = await ChatAsync(client);

        await client.UpdateAsync(taskId, "answer-0000000000000000", Answer("Hello?"));

        Assert.Equal("input_required", (string?)(await client.GetAsync(taskId))["status"]);
    }

    [Fact]
    public async Task TasksUpdate_NoAnswerInTheForm_IsInvalid()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = await ChatAsync(client);
        var key = Assert.Single((await client.GetAsync(taskId))["inputRequests"]!.AsObject()).Key;

        var error = await client.ErrorAsync("tasks/update", new JsonObject
        {
            ["taskId"] = taskId,
            ["inputResponses"] = new JsonObject { [key] = new JsonObject { ["action"] = "accept" } },
        });

        Assert.Equal(-32602, (int)error["code"]!);
    }

    [Fact]
    public async Task TasksUpdate_PersonDeclines_EndsWithWhatTheAgentAskedFor()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = await ChatAsync(client);
        var key = Assert.Single((await client.GetAsync(taskId))["inputRequests"]!.AsObject()).Key;

        await client.UpdateAsync(taskId, key, new JsonObject { ["action"] = "decline" });
        var ended = await client.GetAsync(taskId);

        Assert.Equal(("completed", "needs_input"), ((string?)ended["status"], (string?)ended["result"]!["structuredContent"]!["job"]!["state"]));
    }

    [Fact]
    public async Task SendVideoAgentMessage_IsATaskOfItsOwn_AndTheOneBeforeStaysEnded()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, time: TimeProvider.System);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var first = await ChatAsync(client);
        var key = Assert.Single((await client.GetAsync(first))["inputRequests"]!.AsObject()).Key;
        await client.UpdateAsync(first, key, new JsonObject { ["action"] = "decline" });
        var ended = await client.GetAsync(first);

        var second = (string)(await client.CallAsync(
            "send_video_agent_message", new JsonObject { ["session_id"] = first.Split(':')[1], ["message"] = "Bakers." }))["taskId"]!;
        var third = (string)(await client.CallAsync(
            "send_video_agent_message", new JsonObject { ["session_id"] = first.Split(':')[1], ["message"] = "Shorter." }))["taskId"]!;
        await client.CancelAsync(first);
        var again = await client.GetAsync(first);

        Assert.Equal("completed", (string?)ended["status"]);
        Assert.True(JsonNode.DeepEquals(ended, again), again.ToJsonString());
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.All([second, third], turn => Assert.StartsWith($"{first}@", turn, StringComparison.Ordinal));
        Assert.Equal("completed", (string?)(await client.GetAsync(third))["status"]);
        Assert.DoesNotContain(await server.RequestsAsync(), request => ((string)request["path"]!).EndsWith("/stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TasksGet_ClientHasNoForms_EndsWithTheToolThatGoesOn()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        client.Capabilities.Remove("elicitation");

        var ended = await client.GetAsync(await ChatAsync(client));

        Assert.Equal("completed", (string?)ended["status"]);
        Assert.Contains("send_video_agent_message", (string?)ended["result"]!["structuredContent"]!["next"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TasksCancel_Video_SaysThatItGoesOn()
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var taskId = (string)(await client.CallAsync("create_video_from_avatar", await server.VideoAsync()))["taskId"]!;

        var acknowledged = await client.CancelAsync(taskId);
        var looked = await client.GetAsync(taskId);

        Assert.Equal("complete", (string?)acknowledged["resultType"]);
        Assert.Equal("working", (string?)looked["status"]);
        Assert.EndsWith("HeyGen cannot stop this: it goes on and is paid.", (string?)looked["statusMessage"], StringComparison.Ordinal);
        Assert.DoesNotContain(await server.RequestsAsync(), request => (string?)request["method"] == "DELETE");
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("chat")]
    public async Task TasksCancel_VideoAgent_StopsItAtHeyGen(string mode)
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);
        var created = await client.CallAsync("create_video_agent", new JsonObject { ["prompt"] = "A film about rain.", ["mode"] = mode });
        var taskId = (string)created["taskId"]!;

        await client.CancelAsync(taskId);
        var looked = await client.GetAsync(taskId);

        Assert.Contains(await server.RequestsAsync(), request => ((string)request["path"]!).EndsWith("/stop", StringComparison.Ordinal));
        Assert.Equal("cancelled", (string?)looked["status"]);
        Assert.False(looked.ContainsKey("inputRequests"));
    }

    [Fact]
    public async Task TasksCancel_ReadOnlyServer_StopsNothing()
    {
        await using var server = await SandboxedServer.StartAsync(Never);
        var job = (string)(await server.ResultAsync("create_video_agent", """{"prompt": "Rain.", "wait_seconds": 0}"""))["job"]!["id"]!;
        await using var reader = server.StartReplica(settings => settings with { ReadOnly = true });
        await using var client = await RawClient.StartAsync("http", reader.Serving);

        var error = await client.ErrorAsync("tasks/cancel", new JsonObject { ["taskId"] = job });

        Assert.Contains("--read-only", (string?)error["message"], StringComparison.Ordinal);
        Assert.DoesNotContain(await server.RequestsAsync(), request => ((string)request["path"]!).EndsWith("/stop", StringComparison.Ordinal));
    }

    private static JsonObject Answer(string message) => new() { ["action"] = "accept", ["content"] = new JsonObject { ["message"] = message } };

    private static async Task<string> ChatAsync(RawClient client) =>
        (string)(await client.CallAsync("create_video_agent", new JsonObject { ["prompt"] = "A film about rain.", ["mode"] = "chat" }))["taskId"]!;
}
