namespace HeyGen.McpServer.IntegrationTests.Mcp.Tasks;

/// <summary>What comes over subscriptions/listen.</summary>
public sealed class TaskSubscriptionTests
{
    [Theory]
    [InlineData("stdio")]
    [InlineData("http")]
    public async Task Listen_TaskGoesOn_TellsItsChangesToTheEnd(string transport)
    {
        // On this clock the job still runs when its changes are asked for.
        await using var server = await SandboxedServer.StartAsync(speed: 4, time: TimeProvider.System);
        await using var client = await RawClient.StartAsync(transport, server.Composition.Serving);
        var taskId = (string)(await client.CallAsync("create_video_from_avatar", await server.VideoAsync()))["taskId"]!;

        var listening = client.RequestAsync("subscriptions/listen", Tasks(taskId, "video:nope", "pizza"));
        var acknowledged = await client.NotificationAsync();
        var told = new List<JsonObject>();
        do
        {
            told.Add(await client.NotificationAsync());
        }
        while ((string?)told[^1]["params"]!["status"] == "working");
        var end = await listening;

        Assert.Equal("notifications/subscriptions/acknowledged", (string?)acknowledged["method"]);
        Assert.Equal([taskId], acknowledged["params"]!["notifications"]!["taskIds"]!.AsArray().Select(id => (string?)id));
        Assert.All(told, notification => Assert.Equal("notifications/tasks", (string?)notification["method"]));
        Assert.All(told, notification => Assert.Equal(taskId, (string?)notification["params"]!["taskId"]));
        Assert.All([acknowledged, .. told], notification =>
            Assert.Equal((int)end["id"]!, (int)notification["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!));
        Assert.Equal("working", (string?)told[0]["params"]!["status"]);
        Assert.Equal("completed", (string?)told[^1]["params"]!["status"]);
        Assert.NotNull(told[^1]["params"]!["result"]!["structuredContent"]!["links"]!["video_url"]);
        Assert.Equal("complete", (string?)end["result"]!["resultType"]);
        Assert.Equal((int)end["id"]!, (int)end["result"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!);
    }

    [Fact]
    public async Task Listen_QuestionAnsweredMeanwhile_GoesOn()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1_000_000);
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);
        var taskId = (string)(await client.CallAsync("create_video_agent", new JsonObject { ["prompt"] = "Rain.", ["mode"] = "chat" }))["taskId"]!;

        var listening = client.RequestAsync("subscriptions/listen", Tasks(taskId));
        await client.NotificationAsync();
        var asking = await client.NotificationAsync();
        var key = Assert.Single(asking["params"]!["inputRequests"]!.AsObject()).Key;
        await client.UpdateAsync(taskId, key, new JsonObject { ["action"] = "accept", ["content"] = new JsonObject { ["message"] = "Go on." } });

        Assert.Equal("completed", (string?)(await client.NotificationAsync())["params"]!["status"]);
        await listening;
    }

    [Fact]
    public async Task Listen_NoTasksOverHttp_EndsAtOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);

        var end = await client.RequestAsync("subscriptions/listen", new JsonObject { ["notifications"] = new JsonObject { ["toolsListChanged"] = true } });

        Assert.Equal("{}", (await client.NotificationAsync())["params"]!["notifications"]!.ToJsonString());
        Assert.Equal("complete", (string?)end["result"]!["resultType"]);
    }

    [Fact]
    public async Task Listen_NoTasksOverStdio_StaysOpenUntilCancelled()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("stdio", server.Composition.Serving);

        var listening = client.RequestAsync("subscriptions/listen", new JsonObject { ["notifications"] = new JsonObject { ["resourcesListChanged"] = true } });
        var acknowledged = await client.NotificationAsync();
        await client.ResultAsync("tools/list", []);

        Assert.False(listening.IsCompleted);
        Assert.Equal("{}", acknowledged["params"]!["notifications"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"taskIds": "video:abc"}""")]
    [InlineData("""{"taskIds": [7]}""")]
    public async Task Listen_NoListOfIds_IsToldSo(string filter)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("http", server.Composition.Serving);

        var response = await client.RequestAsync("subscriptions/listen", new JsonObject { ["notifications"] = JsonNode.Parse(filter) });

        Assert.Equal(-32602, (int?)response["error"]?["code"]);
    }

    private static JsonObject Tasks(params string[] ids) =>
        new() { ["notifications"] = new JsonObject { ["taskIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) } };
}
