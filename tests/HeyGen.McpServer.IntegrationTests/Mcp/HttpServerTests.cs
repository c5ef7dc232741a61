using System.Net.Http.Headers;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

public sealed class HttpServerTests
{
    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task StreamableHttp_EveryRevision_CallsTool(string revision)
    {
        await using var conversation = await HttpConversation.StartAsync(FinishedTool());

        await using var client = await ConnectAsync(conversation.Endpoint, HttpTransportMode.StreamableHttp, revision);
        var result = await client.CallToolAsync(WaitingTool.Name, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(revision, client.NegotiatedProtocolVersion);
        Assert.NotEqual(true, result.IsError);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/mcp")]
    public async Task Get_ByABrowser_IsAPageForPeople(string path)
    {
        await using var conversation = await HttpConversation.StartAsync(FinishedTool());
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(conversation.Endpoint, path));
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<code>{conversation.Endpoint.AbsoluteUri}</code>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LegacySse_SwitchedOn_CallsTool()
    {
        await using var conversation = await HttpConversation.StartAsync(FinishedTool(), HttpConversation.FreePort with { LegacySse = true });

        await using var client = await ConnectAsync(new Uri(conversation.Endpoint + "/sse"), HttpTransportMode.Sse, "2024-11-05");
        var result = await client.CallToolAsync(WaitingTool.Name, cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEqual(true, result.IsError);
    }

    [Fact]
    public async Task LegacySse_SwitchedOff_IsNotFound()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        using var response = await conversation.Http.GetAsync("/mcp/sse", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("2099-01-01", false)]
    [InlineData("2099-01-01", true)]
    [InlineData("2026-07-28", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("1.0", false)]
    public async Task Initialize_UnknownRevision_AgreesOnNewestAndServesOn(string revision, bool namedInHeader)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        conversation.Revision = namedInHeader ? revision : null;

        var agreed = await conversation.InitializeAsync(revision);
        using var list = await conversation.PostAsync(Messages.ListTools(2));

        Assert.Equal("2025-11-25", agreed);
        var answer = await HttpConversation.ReadEventsAsync(list).FirstAsync(item => item.Data.Length > 0, TestContext.Current.CancellationToken);
        Assert.Equal(WaitingTool.Name, (string?)JsonNode.Parse(answer.Data)!["result"]!["tools"]![0]!["name"]);
    }

    [Fact]
    public async Task Initialize_TrailingSlash_IsTheSameEndpoint()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        conversation.Endpoint = new Uri(conversation.Endpoint + "/");
        conversation.Revision = "2099-01-01";

        Assert.Equal("2025-11-25", await conversation.InitializeAsync("2099-01-01"));
    }

    [Fact]
    public async Task UnknownRevision_WithoutHandshake_IsRefusedWithTheSupportedOnes()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        conversation.Revision = "2099-01-01";

        using var response = await conversation.PostAsync(Messages.Request(1, "server/discover", []));

        var error = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["error"];
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(-32022, (int?)error!["code"]);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Probe_AddressedByAnyName_AnswersOk(string path)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "10.1.2.3:3333" } };

        using var response = await conversation.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"status":"ok","version":"1.2.3"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("garbage", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""[{"jsonrpc":"2.0","id":7,"method":"ping"}]""", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"initialize"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"protocolVersion":[1]}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"initialize","method":"initialize","params":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/list"}""", HttpStatusCode.BadRequest)]
    public async Task BadRequest_IsRefusedAndServedOn(string body, HttpStatusCode expected)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());

        using var response = await conversation.PostTextAsync(body);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("2025-11-25", await conversation.InitializeAsync("2025-11-25"));
    }

    [Fact]
    public async Task OversizedRequest_IsRefusedAndServedOn()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        var request =
            new HttpRequestMessage(HttpMethod.Post, conversation.Endpoint) { Content = new ByteArrayContent(new byte[HttpServer.LargestRequest + 1]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        // So that the client reads the answer instead of writing into a closed connection.
        request.Headers.ExpectContinue = true;

        using var response = await conversation.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("2025-11-25", await conversation.InitializeAsync("2025-11-25"));
    }

    [Theory]
    [InlineData("application/json", "application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("text/html", "application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("*/*", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task WrongMediaType_IsRefused(string accept, string contentType, HttpStatusCode expected)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool());
        var content = new StringContent(Messages.Initialize("2025-11-25").ToJsonString(), Encoding.UTF8, contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = content };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));

        using var response = await conversation.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
    }

    private static WaitingTool FinishedTool()
    {
        var tool = new WaitingTool();
        tool.Finish();
        return tool;
    }

    private static Task<McpClient> ConnectAsync(Uri endpoint, HttpTransportMode mode, string revision) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = endpoint, TransportMode = mode }),
        new McpClientOptions { ProtocolVersion = revision },
        cancellationToken: TestContext.Current.CancellationToken);
}
