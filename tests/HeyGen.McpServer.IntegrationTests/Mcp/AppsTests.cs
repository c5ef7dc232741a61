namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>What a client that shows pages gets, and one that shows none, by every way in.</summary>
public sealed class AppsTests
{
    private const string PageType = "text/html;profile=mcp-app";
    private const string Create = "create_video_from_avatar";

    public static TheoryData<string, string> Clients => new()
    {
        { "stdio", "2025-11-25" },
        { "stdio", "2026-07-28" },
        { "http", "2025-11-25" },
        { "http", "2026-07-28" },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Page_OfAListedTool_IsReadByItsUri(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var connection = await ConnectAsync(server, transport, revision, PageType);

        var tools = await connection.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var meta = tools.Single(tool => tool.Name == Create).ProtocolTool.Meta!;
        var uri = (string)meta["ui"]!["resourceUri"]!;
        var page = Assert.IsType<TextResourceContents>(Assert.Single(
            (await connection.Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken)).Contents));

        Assert.Equal(uri, (string?)meta["openai/outputTemplate"]);
        Assert.Equal(uri, (string?)meta["ui/resourceUri"]);
        Assert.Null(tools.Single(tool => tool.Name == "list_jobs").ProtocolTool.Meta);
        Assert.Equal((uri, PageType), (page.Uri, page.MimeType));
        Assert.StartsWith("<!doctype html>", page.Text, StringComparison.Ordinal);
        Assert.Contains(server.Settings.BaseUrl!.GetLeftPart(UriPartial.Authority), page.Meta!["ui"]!["csp"]!["resourceDomains"]!.AsArray().Select(host => (string?)host));
    }

    /// <summary>The list is paid for in every conversation.</summary>
    [Fact]
    public async Task Tool_ForAClientWithoutPages_NamesThePageOnce()
    {
        await using var server = await SandboxedServer.StartAsync();
        await using var connection = await ConnectAsync(server, "stdio", "2025-11-25", type: null);

        var tools = await connection.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("""{"ui":{"resourceUri":"ui://job"}}""", tools.Single(tool => tool.Name == Create).ProtocolTool.Meta!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Order_WithPages_AsksNoFormAndIsPlacedWithItsToken(string transport, string revision)
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = 0.01m, PerDay = 20 } });
        await using var connection = await ConnectAsync(server, transport, revision, PageType);
        var arguments = await server.VideoAsync(waitSeconds: 0);

        var order = await CallAsync(connection, arguments);
        var confirmation = order["confirmation"]!;
        Assert.Equal((Create, "Create a video from an avatar"), ((string?)confirmation["tool"], (string?)confirmation["title"]));
        Assert.Equal(20, (decimal?)order["budgets"]!["day"]!["left_usd"]);
        Assert.Equal(0, await server.ExecutedAsync("create_video"));

        arguments["confirm"] = (string?)confirmation["token"];
        Assert.Equal("video", (string?)(await CallAsync(connection, arguments))["job"]!["kind"]);
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    /// <summary>Whoever declares pages of another sort is asked as ever.</summary>
    [Fact]
    public async Task Order_WithPagesOfAnotherType_IsAskedByAForm()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = 0.01m } });
        var asked = 0;
        await using var connection = await ConnectAsync(server, "stdio", "2025-11-25", "text/uri-list", () => asked++);

        Assert.Equal("video", (string?)(await CallAsync(connection, await server.VideoAsync(waitSeconds: 0)))["job"]!["kind"]);
        Assert.Equal(1, asked);
    }

    private static async Task<JsonObject> CallAsync(ClientConnection connection, JsonObject arguments)
    {
        var given = arguments.ToDictionary(field => field.Key, field => (object?)field.Value?.DeepClone());
        var result = await connection.Client.CallToolAsync(Create, given, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(true, result.IsError);
        return JsonObject.Create(result.StructuredContent!.Value)!;
    }

    private static Task<ClientConnection> ConnectAsync(SandboxedServer server, string transport, string revision, string? type, Action? asked = null)
    {
        var options = new McpClientOptions { ProtocolVersion = revision, ClientInfo = new Implementation { Name = "tester", Version = "1" } };
        options.Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } };
        if (type is not null)
            options.Capabilities.Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/ui"] = new JsonObject { ["mimeTypes"] = new JsonArray(type) } };

        options.Handlers.ElicitationHandler = (_, _) =>
        {
            Assert.NotNull(asked);
            asked();
            return ValueTask.FromResult(new ElicitResult { Action = "accept" });
        };
        return ClientConnection.StartAsync(transport, server.Composition.Serving, options);
    }
}
