using HeyGen.McpServer.IntegrationTests.Pipeline.Confirmation;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>What a session of a revision with a handshake declares, and when it asks.</summary>
public sealed class HandshakeTests
{
    [Theory]
    [InlineData("stdio", "2024-11-05")]
    [InlineData("stdio", "2025-11-25")]
    [InlineData("http", "2025-06-18")]
    public async Task Initialize_DeclaresWhatThereIs(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync();
        var initialized = await InitializeAsync(transport, server, revision);

        Assert.Equal(
            """{"prompts":{},"resources":{"subscribe":true},"tools":{},"completions":{}}""", initialized["result"]!["capabilities"]!.ToJsonString());
    }

    [Fact]
    public async Task Call_BeforeInitialized_IsAskedNothing()
    {
        await using var server = await SandboxedServer.StartAsync();
        using var conversation = new StdioConversation(server.Composition.Serving);
        await conversation.SendAsync(WithForms("2025-06-18"));
        await conversation.ReceiveAsync();

        await conversation.SendAsync(await CostlyCallAsync(server, id: 2));
        var early = await conversation.ReceiveAsync();
        await conversation.SendAsync(Messages.Notification("notifications/initialized"));
        await conversation.SendAsync(await CostlyCallAsync(server, id: 3));
        var asked = await conversation.ReceiveAsync();

        Assert.NotNull(early["result"]!["structuredContent"]!["confirmation"]!["token"]);
        Assert.Equal("elicitation/create", (string?)asked["method"]);
    }

    [Fact]
    public async Task Post_BeforeInitialized_IsAskedNothing()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var conversation = await HttpConversation.StartAsync(server.Composition.Serving);
        await conversation.OpenAsync(WithForms("2025-06-18"));

        var early = await FirstMessageAsync(conversation, await CostlyCallAsync(server, id: 2));
        (await conversation.PostAsync(Messages.Notification("notifications/initialized"))).Dispose();
        var asked = await FirstMessageAsync(conversation, await CostlyCallAsync(server, id: 3));

        Assert.NotNull(early["result"]!["structuredContent"]!["confirmation"]!["token"]);
        Assert.Equal("elicitation/create", (string?)asked["method"]);
    }

    [Fact]
    public async Task Call_CancelledWhileAPersonIsAsked_WithdrawsTheQuestion()
    {
        await using var server = await SandboxedServer.StartAsync();
        using var conversation = new StdioConversation(server.Composition.Serving);
        await conversation.SendAsync(WithForms("2025-11-25"));
        await conversation.ReceiveAsync();
        await conversation.SendAsync(Messages.Notification("notifications/initialized"));
        await conversation.SendAsync(await CostlyCallAsync(server, id: 2));
        var asked = await conversation.ReceiveAsync();

        await conversation.SendAsync(Messages.Cancelled(2));
        var withdrawn = await conversation.ReceiveAsync();

        Assert.Equal("elicitation/create", (string?)asked["method"]);
        Assert.Equal("notifications/cancelled", (string?)withdrawn["method"]);
        Assert.True(JsonNode.DeepEquals(asked["id"], withdrawn["params"]!["requestId"]), withdrawn.ToJsonString());
    }

    private static async Task<JsonNode> InitializeAsync(string transport, SandboxedServer server, string revision)
    {
        if (transport == "stdio")
        {
            using var stdio = new StdioConversation(server.Composition.Serving);
            await stdio.SendAsync(Messages.Initialize(revision));
            return await stdio.ReceiveAsync();
        }

        await using var http = await HttpConversation.StartAsync(server.Composition.Serving);
        return await FirstMessageAsync(http, Messages.Initialize(revision));
    }

    private static async Task<JsonNode> FirstMessageAsync(HttpConversation conversation, JsonObject message)
    {
        using var response = await conversation.PostAsync(message);
        return JsonNode.Parse((await HttpConversation.ReadEventsAsync(response).FirstAsync(item => item.Data.Length > 0, TestContext.Current.CancellationToken)).Data)!;
    }

    private static JsonObject WithForms(string revision)
    {
        var initialize = Messages.Initialize(revision);
        initialize["params"]!["capabilities"]!["elicitation"] = new JsonObject();
        return initialize;
    }

    private static async Task<JsonObject> CostlyCallAsync(SandboxedServer server, int id) => Messages.Request(
        id, "tools/call", new JsonObject { ["name"] = Confirmable.Create, ["arguments"] = await Confirmable.ShotAsync(server) });
}
