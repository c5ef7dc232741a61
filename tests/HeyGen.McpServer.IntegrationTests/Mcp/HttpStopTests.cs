using System.Threading.Channels;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;
using HeyGen.McpServer.Mcp.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>How the HTTP server ends.</summary>
public sealed class HttpStopTests
{
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2025-03-26")]
    public async Task Stop_CallFinishesWhileDraining_AnswersIt(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool, HttpConversation.FreePort with { DrainTime = Messages.Patience });
        await conversation.InitializeAsync(revision);
        using var call = await conversation.PostAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        var stopped = conversation.StopAsync();
        tool.Finish();

        var answer = await HttpConversation.ReadEventsAsync(call)
            .FirstAsync(item => item.Data.Contains("\"id\":2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("finished", answer.Data);
        await stopped.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2025-03-26")]
    [InlineData("2026-07-28")]
    public async Task Stop_CallOutlastsDrainTime_StopsIt(string revision)
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(
            tool, HttpConversation.FreePort with { DrainTime = TimeSpan.FromMilliseconds(100) });
        var newest = revision == "2026-07-28";
        if (newest)
        {
            conversation.Revision = revision;
        }
        else
        {
            await conversation.InitializeAsync(revision);
        }

        var call = conversation.PostAsync(newest ? Messages.WithMetadata(Messages.CallWait(2)) : Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        var stopped = conversation.StopAsync();

        await tool.Stopped.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await stopped.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await Task.WhenAny(call);
    }

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData("2026-07-28")]
    public async Task Stop_WaitsAndACreateInFlight_AreAnsweredWithTheirJobs(string revision)
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.001, time: TimeProvider.System);
        var job = (string)(await server.ResultAsync("create_video_agent", """{"prompt": "Rain.", "wait_seconds": 0}"""))["job"]!["id"]!;
        var video = await server.VideoAsync(waitSeconds: 600);
        await server.FaultAsync("""{"operation": "create_video", "delay_ms": 1500}""");
        await using var http = await HttpServer.StartAsync(
            builder => builder.Services.AddServer(server.Settings), HttpConversation.FreePort with { DrainTime = Messages.Patience }, TestContext.Current.CancellationToken);
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri($"{http.Address}/mcp") }),
            new McpClientOptions { ProtocolVersion = revision }, cancellationToken: TestContext.Current.CancellationToken);

        var (waitBegan, wait) = Call(client, "wait_for_job", new JsonObject { ["job_ids"] = new JsonArray((JsonNode)job), ["wait_seconds"] = 600 });
        var (createBegan, create) = Call(client, "create_video_from_avatar", video);
        await Task.WhenAll(waitBegan("session"), createBegan("Sending")).Soon();
        await http.StopAsync(TestContext.Current.CancellationToken).Soon();

        Assert.Equal((job, "running"), await JobAsync(wait));
        var (made, state) = await JobAsync(create);
        Assert.Equal("running", state);
        Assert.Contains(made, (await server.CallAsync("list_jobs", "{}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_SubscriptionIsOpen_EndsItWithItsFinalMessageAtOnce()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.001, time: TimeProvider.System);
        var job = (string)(await server.ResultAsync("create_video_agent", """{"prompt": "Rain.", "wait_seconds": 0}"""))["job"]!["id"]!;
        await using var conversation = await HttpConversation.StartAsync(
            builder => builder.Services.AddServer(server.Settings), HttpConversation.FreePort with { DrainTime = Messages.Patience });
        conversation.Revision = "2026-07-28";
        var listen = Messages.WithMetadata(Messages.Request(
            5, "subscriptions/listen", new JsonObject { ["notifications"] = new JsonObject { ["taskIds"] = new JsonArray((JsonNode)job) } }));
        listen["params"]!["_meta"]!["io.modelcontextprotocol/clientCapabilities"] = RawClient.TasksAndForms();
        using var stream = await conversation.PostAsync(listen);
        var events = HttpConversation.ReadEventsAsync(stream).Where(item => item.Data.Length > 0).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());

        await conversation.StopAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        var last = events.Current.Data;
        while (await events.MoveNextAsync())
            last = events.Current.Data;

        Assert.Equal(5, (int)JsonNode.Parse(last)!["id"]!);
        Assert.Equal("complete", (string?)JsonNode.Parse(last)!["result"]!["resultType"]);
    }

    [Fact]
    public async Task RunAsync_Stopped_ReturnsZero()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var exit = HttpServer.RunAsync(Messages.Over(Messages.Serving(new WaitingTool())), HttpConversation.FreePort, stop.Token);
        Assert.False(exit.IsCompleted);
        await stop.CancelAsync();

        Assert.Equal(0, await exit.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));
    }

    /// <summary>A call, and what tells when a progress message with certain words has come.</summary>
    private static (Func<string, Task> Said, Task<CallToolResult> Result) Call(McpClient client, string tool, JsonObject arguments)
    {
        var messages = Channel.CreateUnbounded<string>();
        var result = client.CallToolAsync(
            tool,
            arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value),
            new Progress<ProgressNotificationValue>(progress => messages.Writer.TryWrite(progress.Message ?? "")),
            cancellationToken: TestContext.Current.CancellationToken).AsTask();
        return (async words =>
        {
            while (!(await messages.Reader.ReadAsync(TestContext.Current.CancellationToken)).Contains(words, StringComparison.OrdinalIgnoreCase))
            {
            }
        }, result);
    }

    private static async Task<(string Id, string State)> JobAsync(Task<CallToolResult> call)
    {
        var result = await call.Soon();
        Assert.NotEqual(true, result.IsError);
        var job = JsonObject.Create(result.StructuredContent!.Value)!["job"]!;
        return ((string)job["id"]!, (string)job["state"]!);
    }
}
