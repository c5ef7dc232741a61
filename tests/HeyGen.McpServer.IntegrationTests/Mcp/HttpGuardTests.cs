using System.Net.Http.Headers;
using HeyGen.McpServer.IntegrationTests.Webhooks;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>Which hosts, pages and addresses the HTTP server serves.</summary>
public sealed class HttpGuardTests
{
    private static readonly HttpServerOptions behindProxy = HttpConversation.FreePort with
    {
        PublicUrl = new Uri("https://heygen.example.com/mcp"),
        AllowedHosts = ["mcp.internal", "heygen.example.com"],
        AllowedOrigins = ["https://app.example.org"],
    };

    [Theory]
    [InlineData("localhost:3333", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("[::1]:3333", null)]
    [InlineData("MCP.internal:8080", null)]
    [InlineData("localhost", "http://localhost:6274")]
    [InlineData("localhost", "https://127.0.0.1")]
    [InlineData("localhost", "http://[::1]:5173")]
    [InlineData("localhost", "https://app.example.org")]
    [InlineData("mcp.internal:8080", "http://mcp.internal:8080")]
    public async Task Request_FromKnownHostAndOrigin_IsServed(string host, string? origin)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), behindProxy);

        using var response = await conversation.SendAsync(Initialize(host, origin));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("heygen.example.com", null, null)]
    [InlineData("HEYGEN.example.com:443", "https://heygen.example.com", null)]
    [InlineData("heygen.example.com", "http://localhost:6274", null)]
    [InlineData("localhost:3333", null, "X-Forwarded-For")]
    [InlineData("127.0.0.1", "https://heygen.example.com", "Forwarded")]
    public async Task Request_FromOutsideWithoutTokens_ReachesWebhooksOnly(string host, string? origin, string? forwarding)
    {
        await using var server = await WebhookedServer.StartAsync();
        foreach (var (path, expected) in (IEnumerable<(string, HttpStatusCode)>)
            [("/mcp", HttpStatusCode.Forbidden), ("/metrics", HttpStatusCode.Forbidden), ("/webhooks/heygen/0123456789abcdef", HttpStatusCode.NotFound)])
        {
            using var request = Initialize(host, origin);
            request.RequestUri = new Uri(path, UriKind.Relative);
            if (forwarding is not null)
                request.Headers.Add(forwarding, "for=203.0.113.7");

            using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(expected, response.StatusCode);
            if (path == "/mcp")
                Assert.Contains("--auth token", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("evil.example:3333", "http://evil.example:3333")]
    [InlineData("127.0.0.1.evil.example", null)]
    [InlineData("localhost.evil.example", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData("localhost", "http://evil.example")]
    [InlineData("localhost", "http://localhost.evil.example")]
    [InlineData("localhost", "http://app.example.org")]
    [InlineData("localhost", "https://app.example.org:8443")]
    [InlineData("localhost", "ftp://localhost")]
    [InlineData("localhost", "null")]
    public async Task Request_FromStrangeHostOrOrigin_IsForbidden(string host, string? origin)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), behindProxy);

        using var response = await conversation.SendAsync(Initialize(host, origin));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.Equal("2.0", (string?)body!["jsonrpc"]);
        Assert.NotNull(body["error"]!["message"]);
    }

    [Fact]
    public async Task Preflight_FromAllowedOrigin_AllowsWhatMcpNeeds()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), behindProxy);
        string[] headers =
        [
            "content-type", "accept", "authorization", "mcp-session-id", "mcp-protocol-version", "mcp-method", "mcp-name", "last-event-id", "x-api-key",
            "x-heygen-toolsets",
        ];

        foreach (var method in (string[])["GET", "POST", "DELETE"])
        {
            using var response = await conversation.SendAsync(Preflight("https://app.example.org", method, headers));

            Assert.Equal("https://app.example.org", Header(response, "Access-Control-Allow-Origin"));
            Assert.Contains(method, Header(response, "Access-Control-Allow-Methods"));
            Assert.Equal(headers, Header(response, "Access-Control-Allow-Headers").Split(','));
        }
    }

    [Fact]
    public async Task Preflight_FromStrangeOrigin_IsForbidden()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), behindProxy);

        using var response = await conversation.SendAsync(Preflight("https://evil.example", "POST", ["content-type"]));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Response_ToAllowedOrigin_ExposesSessionAndChallenge()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), behindProxy);

        using var response = await conversation.SendAsync(Initialize("localhost", "https://app.example.org"));

        Assert.Equal("Mcp-Session-Id,WWW-Authenticate", Header(response, "Access-Control-Expose-Headers"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://+:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.168.1.20:0")]
    [InlineData("http://my-laptop:0")]
    [InlineData("http://localhost.example:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task RunAsync_ReachableAddressWithoutAuthentication_RefusesToStart(string urls)
    {
        var options = new HttpServerOptions { Urls = urls };

        var refusal = await Assert.ThrowsAsync<ServerStartException>(
            () => HttpServer.RunAsync(Messages.Over(Messages.Serving(new WaitingTool())), options, TestContext.Current.CancellationToken)
                .WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));

        Assert.Equal(2, refusal.ExitCode);
        Assert.Contains("loopback", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3333")]
    [InlineData("https://127.0.0.1:3333")]
    public async Task RunAsync_UnusableAddress_RefusesToStart(string urls)
    {
        var options = new HttpServerOptions { Urls = urls };

        var refusal = await Assert.ThrowsAsync<ServerStartException>(
            () => HttpServer.RunAsync(Messages.Over(Messages.Serving(new WaitingTool())), options, TestContext.Current.CancellationToken)
                .WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));

        Assert.Equal(2, refusal.ExitCode);
    }

    [Theory]
    [InlineData("http://127.0.0.5:0")]
    [InlineData("http://[::1]:0")]
    public async Task StartAsync_LoopbackAddress_Serves(string urls)
    {
        var options = new HttpServerOptions { Urls = urls };

        await using var server = await HttpServer.StartAsync(
            Messages.Over(Messages.Serving(new WaitingTool())), options, TestContext.Current.CancellationToken);

        using var http = new HttpClient();
        Assert.Contains("ok", await http.GetStringAsync(server.Address + "/healthz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_PortInUse_SaysSoInOneLine()
    {
        await using var first = await HttpConversation.StartAsync(new WaitingTool());
        var address = first.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var options = new HttpServerOptions { Urls = address };
        using var loggers = new RecordingLoggers();

        var refusal = await Assert.ThrowsAsync<ServerStartException>(
            () => HttpServer.RunAsync(Messages.Over(Messages.Serving(new WaitingTool()), loggers), options, TestContext.Current.CancellationToken)
                .WaitAsync(Messages.Patience, TestContext.Current.CancellationToken));

        Assert.Empty(loggers.Entries);
        Assert.Equal(1, refusal.ExitCode);
        Assert.Contains(address, refusal.Message);
        Assert.Contains("already in use", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static HttpRequestMessage Initialize(string host, string? origin)
    {
        var body = Messages.Initialize("2025-11-25").ToJsonString();
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        return request;
    }

    private static HttpRequestMessage Preflight(string origin, string method, string[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/mcp");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", string.Join(',', headers));
        return request;
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));
}
