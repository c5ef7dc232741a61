using System.Net.Http.Headers;
using HeyGen.McpServer.Mcp.Http;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>What is posted over HTTP and cannot be read, or not as it is.</summary>
public sealed class PostedMessageTests
{
    private const string Metadata =
        """ "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}} """;

    [Theory]
    [InlineData("tools/call", "name", "5", "params.name")]
    [InlineData("tools/call", "name", """{"of":"list_voices"}""", "params.name")]
    [InlineData("resources/read", "uri", "[true]", "params.uri")]
    [InlineData("tasks/get", "taskId", "1.5", "params.taskId")]
    [InlineData("tasks/cancel", "taskId", "false", "params.taskId")]
    [InlineData("prompts/get", "name", "8", "params.name")]
    public async Task NewestRevision_NameThatIsNoText_IsRefusedNamingIt(string method, string field, string value, string named)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        var (status, answer) = await PostAsync(
            conversation, $$"""{"jsonrpc":"2.0","id":"q","method":"{{method}}","params":{"{{field}}":{{value}},{{Metadata}}} }""",
            request =>
            {
                request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
                request.Headers.Add("Mcp-Method", method);
                request.Headers.Add("Mcp-Name", "list_voices");
            });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(-32602, (int)answer["error"]!["code"]!);
        Assert.StartsWith(named, (string?)answer["error"]!["message"], StringComparison.Ordinal);
        Assert.Equal("q", (string?)answer["id"]);
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("logging/setLevel")]
    public async Task NewestRevision_MethodThatItHasNot_IsNotFoundWhateverItsParameters(string method)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        var (status, answer) = await PostAsync(conversation, $$"""{"jsonrpc":"2.0","id":4,"method":"{{method}}","params":{ {{Metadata}} } }""", request =>
        {
            request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
            request.Headers.Add("Mcp-Method", method);
        });

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(-32601, (int)answer["error"]!["code"]!);
    }

    [Theory]
    [InlineData("2099-01-01", "2026-07-28")]
    [InlineData("v3", "2026-07-28")]
    public async Task UnknownRevisionInTheRequest_IsAnsweredWithThoseOfDiscover(string requested, string supported)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        var (status, answer) = await PostAsync(
            conversation, $$"""{"jsonrpc":"2.0","id":9,"method":"server/discover","params":{ {{Metadata.Replace("2026-07-28", requested, StringComparison.Ordinal)}} } }""",
            request => request.Headers.Add("MCP-Protocol-Version", requested));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(-32022, (int)answer["error"]!["code"]!);
        Assert.Equal(requested, (string?)answer["error"]!["data"]!["requested"]);
        Assert.Equal([supported], answer["error"]!["data"]!["supported"]!.AsArray().Select(one => (string?)one));
    }

    /// <summary>The SDK writes null for an id where it has not read the message.</summary>
    [Theory]
    [InlineData("POST", "text/event-stream", "7")]
    [InlineData("GET", "text/event-stream", null)]
    [InlineData("GET", "application/json", null)]
    public async Task RefusedBeforeItIsRead_HasNoIdOfNull(string method, string accept, string? id)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        using var request = new HttpRequestMessage(new HttpMethod(method), conversation.Endpoint);
        request.Headers.Accept.ParseAdd(accept);
        if (method == "POST")
            request.Content = new StringContent("""{"jsonrpc":"2.0","id":7,"method":"tools/list"}""", Encoding.UTF8, "application/json");

        using var response = await conversation.SendAsync(request);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.NotNull(answer["error"]!["message"]);
        Assert.Equal((id is not null, id), (answer.ContainsKey("id"), answer["id"]?.ToJsonString()));
    }

    [Theory]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/vnd.mcp+json; charset=us-ascii")]
    public async Task ContentType_InAnotherSpelling_IsAccepted(string contentType)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        using var response = await conversation.SendAsync(Request(conversation, Messages.Initialize("2025-11-25").ToJsonString(), contentType));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=none")]
    [InlineData("text/json-ish")]
    public async Task ContentType_Other_IsRefusedWithWords(string? contentType)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        using var response = await conversation.SendAsync(Request(conversation, Messages.Initialize("2025-11-25").ToJsonString(), contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mcp-Session-Id", "gone", "\"one\"")]
    [InlineData("MCP-Protocol-Version", "1999-01-01", "7")]
    [InlineData("Mcp-Method", "prompts/list", "8")]
    public async Task RefusedByTheSdk_BearsTheRequestsId(string header, string value, string id)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        conversation.Headers[header] = value;
        if (header == "Mcp-Method")
            conversation.Headers["MCP-Protocol-Version"] = "2026-07-28";

        using var response = await conversation.PostTextAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/list","params":{ {{Metadata}} } }""");

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.NotNull(answer["error"]!["message"]);
        Assert.Equal(id, answer["id"]?.ToJsonString());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":""", 1, -32700)]
    [InlineData("\"a text\"", null, -32600)]
    [InlineData("{}", null, -32600)]
    [InlineData("", null, -32700)]
    [InlineData("[]", null, -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":6,"method":"tools/list","params":{"cursor":"a","cursor":"b"}}""", 6, -32600)]
    public async Task Unreadable_IsAnsweredByItsKind(string body, int? id, int code)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        await conversation.InitializeAsync("2025-06-18");

        var (status, answer) = await PostAsync(conversation, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (int)answer["error"]!["code"]!);
        Assert.Equal(id, (int?)answer["id"]);
        Assert.Equal(id is not null, answer.ContainsKey("id"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TooLarge_IsRefusedWithTheLimitAndAnotherWay(bool lengthIsTold)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        var request = Request(conversation, "", "application/json");
        HttpContent large = lengthIsTold
            ? new ByteArrayContent(new byte[HttpServer.LargestRequest + 1])
            : new StreamContent(new MemoryStream(new byte[HttpServer.LargestRequest + 1]));
        large.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content = large;
        request.Headers.TransferEncodingChunked = lengthIsTold ? null : true;
        // So that the client reads the answer instead of writing into a closed connection.
        request.Headers.ExpectContinue = lengthIsTold;

        using var response = await conversation.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var words = (string)(await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["error"]!["message"]!;
        Assert.Contains("4 MB", words, StringComparison.Ordinal);
        Assert.Contains("link", words, StringComparison.Ordinal);
        Assert.Contains("create_asset_upload", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mcp/message?sessionId=gone", """{"jsonrpc":"2.0","id":1,"method":"ping"}""", HttpStatusCode.NotFound, "/mcp/sse")]
    [InlineData("/mcp/message", """{"jsonrpc":"2.0","id":1,"method":"ping"}""", HttpStatusCode.NotFound, "/mcp/sse")]
    [InlineData("{session}", """{"jsonrpc":"2.0","id":1,"method":"ping" """, HttpStatusCode.BadRequest, "JSON")]
    [InlineData("{session}", """{"jsonrpc":"1.0"}""", HttpStatusCode.BadRequest, "message")]
    [InlineData("{session}", """{"jsonrpc":"2.0","id":1,"method":"ping"}""", HttpStatusCode.Accepted, "Accepted")]
    public async Task LegacyMessage_ThatCannotBeTaken_IsRefusedWithWords(string address, string body, HttpStatusCode expected, string words)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), HttpConversation.FreePort with { LegacySse = true });
        using var events = await conversation.Http.GetAsync("/mcp/sse", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var endpoint = await HttpConversation.ReadEventsAsync(events).FirstAsync(TestContext.Current.CancellationToken);
        conversation.Endpoint = new Uri(conversation.Endpoint, address.Replace("{session}", endpoint.Data, StringComparison.Ordinal));

        using var response = await conversation.PostTextAsync(body);

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfAStreamThatIsOver_SaysThatThereIsNone()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        await conversation.InitializeAsync("2025-06-18");
        using var first = await conversation.SendAsync(Get(conversation));

        using var second = await conversation.SendAsync(Get(conversation));
        using var expired = await conversation.ResumeAsync("bm90:aW4=:c3RvcmU=");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.All([second, expired], response => Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode));
        Assert.All([second, expired], response => Assert.Equal(["POST", "DELETE"], response.Content.Headers.Allow));

        static HttpRequestMessage Get(HttpConversation conversation)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, conversation.Endpoint);
            request.Headers.Accept.ParseAdd("text/event-stream");
            return request;
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"nobody\nhas this"}}""", "-32602", "nobody")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"cursor":7}}""", "-32602", "params.cursor")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"toolz/list"}""", "-32601", "toolz/list")]
    [InlineData("[1", "-32700", "JSON")]
    public async Task ClientsMistake_IsOneLineOfTheLog(string body, string code, string words)
    {
        using var log = new RecordingLoggers(LogLevel.Information);
        await using var conversation = await HttpConversation.StartAsync(
            Messages.Over(Messages.Serving(new WaitingTool()), log), HttpConversation.FreePort);
        await conversation.InitializeAsync("2025-11-25");

        using var response = await conversation.PostTextAsync(body);
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(log.Entries, entry => entry.StartsWith("Microsoft.", StringComparison.Ordinal) && entry.Contains("unhandled", StringComparison.Ordinal));
        var line = Assert.Single(log.Entries, entry => entry.StartsWith("HeyGen.McpServer.Mcp.", StringComparison.Ordinal));
        Assert.Contains($"refused with {code}: ", line, StringComparison.Ordinal);
        Assert.Contains(words, line, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(
        HttpConversation conversation, string body, Action<HttpRequestMessage>? change = null)
    {
        var request = Request(conversation, body, "application/json");
        change?.Invoke(request);
        using var response = await conversation.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!);
    }

    private static HttpRequestMessage Request(HttpConversation conversation, string body, string? contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var request = new HttpRequestMessage(HttpMethod.Post, conversation.Endpoint) { Content = content };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return request;
    }
}
