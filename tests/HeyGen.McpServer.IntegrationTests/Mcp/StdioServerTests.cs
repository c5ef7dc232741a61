using HeyGen.McpServer.Mcp.Stdio;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

public sealed class StdioServerTests
{
    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task RunAsync_EveryRevision_CallsTool(string revision)
    {
        var tool = new WaitingTool();
        tool.Finish();
        using var conversation = new StdioConversation(tool);

        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(conversation.Input, conversation.Output),
            new McpClientOptions { ProtocolVersion = revision },
            cancellationToken: TestContext.Current.CancellationToken);
        var result = await client.CallToolAsync(WaitingTool.Name, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(revision, client.NegotiatedProtocolVersion);
        Assert.NotEqual(true, result.IsError);
    }

    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("2026-07-28")]
    [InlineData("2025-01-01")]
    [InlineData("1.0")]
    public async Task Initialize_UnknownRevision_AnswersNewestWithInitialize(string revision)
    {
        using var conversation = new StdioConversation(new WaitingTool());

        await conversation.SendAsync(Messages.Initialize(revision));

        Assert.Equal("2025-11-25", (string?)(await conversation.ReceiveAsync())["result"]!["protocolVersion"]);
    }

    /// <summary>Claude Code opens with a discover and may go on with either revision.</summary>
    [Fact]
    public async Task Initialize_AfterDiscover_IsAnswered()
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.SendAsync(Messages.WithMetadata(Messages.Request(1, "server/discover", [])));
        Assert.NotNull((await conversation.ReceiveAsync())["result"]);

        await conversation.SendAsync(Messages.Initialize("2025-06-18", id: 2));

        Assert.Equal("2025-06-18", (string?)(await conversation.ReceiveAsync())["result"]!["protocolVersion"]);
    }

    [Fact]
    public async Task EndOfInput_CallWaits_StopsItAndReturnsZero()
    {
        var tool = new WaitingTool();
        using var conversation = new StdioConversation(tool);
        await conversation.InitializeAsync("2025-11-25");
        await conversation.SendAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        await conversation.EndInputAsync();

        await tool.Stopped.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(0, await conversation.Exit.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task EndOfInput_ToolIgnoresItsToken_ReturnsAllTheSame()
    {
        var tool = new WaitingTool(heedsToken: false);
        using var conversation = new StdioConversation(tool);
        await conversation.InitializeAsync("2025-11-25");
        await conversation.SendAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        await conversation.EndInputAsync();

        Assert.Equal(0, await conversation.Exit.WaitAsync(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task EndOfInput_RequestsPipedIn_AnswersThemFirst()
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.SendAsync(Messages.Initialize("2025-06-18"));
        await conversation.SendAsync(Messages.Notification("notifications/initialized"));
        await conversation.SendAsync(Messages.ListTools(2));

        await conversation.EndInputAsync();

        Assert.Equal(0, await conversation.Exit.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));
        JsonNode[] answers = [await conversation.ReceiveAsync(), await conversation.ReceiveAsync()];
        Assert.Equal([1, 2], answers.Select(answer => (int)answer["id"]!).Order());
    }

    [Fact]
    public async Task Stop_CallWaits_StopsItAndReturnsZero()
    {
        var tool = new WaitingTool();
        using var conversation = new StdioConversation(tool);
        await conversation.InitializeAsync("2025-11-25");
        await conversation.SendAsync(Messages.CallWait(2));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        conversation.Stop();

        await tool.Stopped.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal(0, await conversation.Exit.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stop_NothingInFlight_ReturnsThoughInputStaysOpen()
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.InitializeAsync("2025-11-25");

        conversation.Stop();

        Assert.Equal(0, await conversation.Exit.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CancelledNotification_CallWaits_StopsItAndServesOn(bool newestRevision)
    {
        Func<JsonObject, JsonObject> write = newestRevision ? Messages.WithMetadata : request => request;
        var tool = new WaitingTool();
        using var conversation = new StdioConversation(tool);
        if (!newestRevision)
            await conversation.InitializeAsync("2025-11-25");

        await conversation.SendAsync(write(Messages.CallWait(2)));
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);

        await conversation.SendAsync(Messages.Cancelled(2));

        await tool.Stopped.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await conversation.SendAsync(write(Messages.ListTools(3)));
        Assert.Equal(3, (int)(await conversation.ReceiveAsync())["id"]!);
    }

    [Theory]
    [InlineData("garbage", null, -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":3,"method":""", 3, -32700)]
    [InlineData("""[{"jsonrpc":"2.0","id":7,"method":"ping"}]""", null, -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", null, -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":"\udc00x","method":"ping"}""", null, -32600)]
    [InlineData("""{"params":{"id":8},"id":7,"method":42}""", 7, -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"wait","arguments":{"text":"Rain \udc00"}}}""", 5, -32602)]
    [InlineData("{}", null, -32600)]
    [InlineData("null", null, -32600)]
    public async Task BadMessage_IsAnsweredWithError_AndServedOn(string line, int? id, int code)
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.InitializeAsync("2025-11-25");

        await conversation.SendLineAsync(line);
        var error = await conversation.ReceiveAsync();
        await conversation.SendAsync(Messages.ListTools(2));

        Assert.Equal(code, (int)error["error"]!["code"]!);
        Assert.Equal(id, (int?)error["id"]);
        Assert.Equal(2, (int)(await conversation.ReceiveAsync())["id"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/unheard-of"}""")]
    public async Task IdleLine_IsPassedOver(string line)
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.InitializeAsync("2025-11-25");

        await conversation.SendLineAsync(line);
        await conversation.SendAsync(Messages.ListTools(2));

        Assert.Equal(2, (int)(await conversation.ReceiveAsync())["id"]!);
    }

    [Theory]
    [InlineData(StdioTransport.LongestLine)]
    [InlineData(2 * StdioTransport.LongestLine)]
    public async Task OversizedMessage_IsAnsweredWithErrorAndServedOn(int length)
    {
        using var conversation = new StdioConversation(new WaitingTool());
        await conversation.InitializeAsync("2025-11-25");
        var oversized = Messages.Request(2, "tools/list", new JsonObject { ["cursor"] = new string('a', length) });

        await conversation.SendAsync(oversized);
        var error = await conversation.ReceiveAsync();
        await conversation.SendAsync(Messages.ListTools(3));

        Assert.Equal(2, (int)error["id"]!);
        Assert.NotNull(error["error"]);
        Assert.Equal(3, (int)(await conversation.ReceiveAsync())["id"]!);
    }
}
