using HeyGen.McpServer.IntegrationTests.Mcp.Tasks;
using HeyGen.McpServer.Mcp.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>Callers who prove by a token who they are, each a caller of its own.</summary>
public sealed class TokenTests
{
    private static readonly (string Token, string Line) ann = BearerTokens.Make("ann");
    private static readonly (string Token, string Line) bob = BearerTokens.Make("bob");

    private static readonly HttpServerOptions guarded = HttpConversation.FreePort with
    {
        LegacySse = true,
        Tokens = BearerTokens.Read($"# who may call\n{ann.Line}\n\n{bob.Line.Replace(' ', '=')} # for a while"),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/mcp", null, "Bearer")]
    [InlineData("GET", "/mcp/sse", null, "Bearer")]
    [InlineData("POST", "/mcp/message?sessionId=1", "Bearer hgmcp_wrong", "Bearer error=\"invalid_token\"")]
    [InlineData("DELETE", "/MCP/", "Bearer ", "Bearer error=\"invalid_token\"")]
    [InlineData("GET", "/metrics", "Basic YTpi", "Bearer error=\"invalid_token\"")]
    public async Task Request_WithoutGoodToken_IsUnauthorized(string method, string path, string? authorization, string challenge)
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), guarded);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await conversation.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        Assert.Contains("heygen-mcp token", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithToken_IsServedUnderAnyNameOfTheServer()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), guarded);
        conversation.Headers["Authorization"] = $"bearer {bob.Token}";
        conversation.Headers["Host"] = "heygen.internal:8080";
        conversation.Headers["X-Forwarded-For"] = "203.0.113.7";

        Assert.Equal("2025-11-25", await conversation.InitializeAsync("2025-11-25"));
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Create_SameArgumentsOfTwoCallers_AreTwoJobsAndOnlyTheOwnIsShown(string revision)
    {
        await using var heyGen = await SandboxedServer.StartAsync(speed: 1000);
        await using var server = await HttpServer.StartAsync(heyGen.Composition.Serve, guarded with { Urls = "http://0.0.0.0:0" }, Token);
        await using var first = await ConnectAsync(server, ann.Token, revision);
        await using var second = await ConnectAsync(server, bob.Token, revision);
        var arguments = (await heyGen.VideoAsync()).ToDictionary(argument => argument.Key, argument => (object?)argument.Value);

        var job = JobOf(await first.CallToolAsync("create_video_from_avatar", arguments, cancellationToken: Token));
        var again = JobOf(await first.CallToolAsync("create_video_from_avatar", arguments, cancellationToken: Token));
        var other = JobOf(await second.CallToolAsync("create_video_from_avatar", arguments, cancellationToken: Token));

        Assert.Equal(job, again);
        Assert.NotEqual(job, other);
        Assert.Equal("completed", StateOf(await second.CallToolAsync("get_job", One("job_id", other), cancellationToken: Token)));
        foreach (var (tool, argument) in (IEnumerable<(string, Dictionary<string, object?>)>)
            [("get_job", One("job_id", job)), ("wait_for_job", One("job_ids", new[] { other, job }))])
        {
            var refused = await second.CallToolAsync(tool, argument, cancellationToken: Token);
            Assert.True(refused.IsError);
            Assert.Contains($"\"{job}\" is no job or submission of yours", refused.Content.OfType<TextContentBlock>().Single().Text, StringComparison.Ordinal);
        }

        var uri = $"heygen://{job.Replace(':', '/')}";
        Assert.NotEmpty((await first.ReadResourceAsync(uri, cancellationToken: Token)).Contents);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await second.ReadResourceAsync(uri, cancellationToken: Token));
    }

    [Fact]
    public async Task Task_OfAnotherCaller_IsUnknown()
    {
        await using var heyGen = await SandboxedServer.StartAsync();
        await using var client = await RawClient.StartAsync("http", heyGen.Composition.Serving, guarded);
        client.Token = ann.Token;
        var task = (string)(await client.CallAsync("create_video_from_avatar", await heyGen.VideoAsync()))["taskId"]!;
        await client.GetAsync(task);

        client.Token = bob.Token;
        var error = await client.ErrorAsync("tasks/get", new JsonObject { ["taskId"] = task });

        Assert.Contains("task", (string?)error["message"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Session_OfAnotherCaller_IsClosed()
    {
        await using var conversation = await HttpConversation.StartAsync(new WaitingTool(), guarded);
        conversation.Headers["Authorization"] = $"Bearer {ann.Token}";
        await conversation.InitializeAsync("2025-06-18");

        conversation.Headers["Authorization"] = $"Bearer {bob.Token}";
        using var response = await conversation.PostAsync(Messages.ListTools(2));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ann hgmcp_1234")]
    [InlineData("two words 0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(" # nobody\n")]
    public void Read_NoTokens_IsRefusedWithoutShowingThem(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => BearerTokens.Read(text));

        Assert.DoesNotContain("hgmcp_", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("heygen-mcp token NAME", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<McpClient> ConnectAsync(RunningHttpServer server, string token, string revision)
    {
        var endpoint = new HttpClientTransportOptions
        {
            Endpoint = new Uri(server.Address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal) + "/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        };
        return await McpClient.CreateAsync(
            new HttpClientTransport(endpoint, NullLoggerFactory.Instance), new McpClientOptions { ProtocolVersion = revision }, cancellationToken: Token);
    }

    private static Dictionary<string, object?> One(string name, object value) => new() { [name] = value };

    private static string JobOf(CallToolResult result) => result.StructuredContent!.Value.GetProperty("job").GetProperty("id").GetString()!;

    private static string StateOf(CallToolResult result) => result.StructuredContent!.Value.GetProperty("job").GetProperty("state").GetString()!;
}
