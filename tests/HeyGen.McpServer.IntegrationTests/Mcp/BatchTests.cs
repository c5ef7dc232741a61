namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>JSON-RPC batches, which revision 2025-03-26 alone has.</summary>
public sealed class BatchTests
{
    private const string Batch =
        """[{"jsonrpc":"2.0","id":7,"method":"tools/list"},{"jsonrpc":"2.0","method":"notifications/unheard-of"},{"jsonrpc":"2.0"},{"jsonrpc":"2.0","id":"b","method":"ping"}]""";

    [Fact]
    public async Task Stdio_Batch_IsAnsweredMessageByMessage()
    {
        using var conversation = new StdioConversation(new WaitingTool());
        // All at once, so that the batch is read before the session is open.
        await conversation.SendLineAsync($"{Messages.Initialize("2025-03-26").ToJsonString()}\n{Batch}");
        JsonNode[] answers =
            [await conversation.ReceiveAsync(), await conversation.ReceiveAsync(), await conversation.ReceiveAsync(), await conversation.ReceiveAsync()];

        AssertAnswered(answers.Where(answer => answer["id"]?.ToJsonString() != "1"));
    }

    [Fact]
    public async Task Http_Batch_IsAnsweredOnOneStream()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        await conversation.InitializeAsync("2025-03-26");

        using var response = await conversation.PostTextAsync(Batch);
        var answers = await HttpConversation.ReadEventsAsync(response).Where(item => item.Data.Length > 0)
            .Select(item => JsonNode.Parse(item.Data)!).ToListAsync(TestContext.Current.CancellationToken);

        AssertAnswered(answers);
    }

    [Fact]
    public async Task Http_CallInABatchThatWaits_HoldsUpNoOther()
    {
        var tool = new WaitingTool();
        await using var conversation = await HttpConversation.StartAsync(tool);
        await conversation.InitializeAsync("2025-03-26");

        using var response = await conversation.PostTextAsync(new JsonArray(Messages.CallWait(3), Messages.ListTools(4)).ToJsonString());
        var events = HttpConversation.ReadEventsAsync(response).Where(item => item.Data.Length > 0).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await events.MoveNextAsync();
        Assert.Equal(4, (int)JsonNode.Parse(events.Current.Data)!["id"]!);
        await tool.Started.WaitAsync(Messages.Patience, TestContext.Current.CancellationToken);
        tool.Finish();
        await events.MoveNextAsync();

        Assert.Equal(3, (int)JsonNode.Parse(events.Current.Data)!["id"]!);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Http_BatchWithoutRequests_IsAccepted()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        await conversation.InitializeAsync("2025-03-26");

        using var response = await conversation.PostTextAsync(new JsonArray(Messages.Cancelled(9), Messages.Cancelled(10)).ToJsonString());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Batch_OfAnotherRevision_IsRefused(string revision)
    {
        await using var http = await HttpConversation.StartAsync(new WaitingTool());
        await http.InitializeAsync(revision);
        using var stdio = new StdioConversation(new WaitingTool());
        await stdio.InitializeAsync(revision);

        using var response = await http.PostTextAsync(Batch);
        await stdio.SendLineAsync(Batch);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        foreach (var refusal in (JsonNode[])[(await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!, await stdio.ReceiveAsync()])
        {
            Assert.Equal(-32600, (int)refusal["error"]!["code"]!);
            Assert.False(refusal.AsObject().ContainsKey("id"));
        }
    }

    private static void AssertAnswered(IEnumerable<JsonNode> answers)
    {
        answers = [.. answers];
        Assert.True(answers.Count() == 3, string.Join('\n', answers.Select(answer => answer.ToJsonString())));
        var byId = answers.ToDictionary(answer => answer["id"]?.ToJsonString() ?? "none");
        Assert.Equal(["\"b\"", "7", "none"], byId.Keys.Order(StringComparer.Ordinal));
        Assert.NotNull(byId["7"]["result"]!["tools"]);
        Assert.NotNull(byId["\"b\""]["result"]);
        Assert.Equal(-32600, (int)byId["none"]["error"]!["code"]!);
    }
}
