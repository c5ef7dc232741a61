using HeyGen.McpServer.Mcp.Http;
using ModelContextProtocol;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>The headers with which a client narrows what it is offered: the list, a call, and a call through another tool obey them alike.</summary>
public sealed class OfferHeaderTests
{
    private const string Session = "2025-11-25";
    private const string WithoutSession = "2026-07-28";

    [Theory]
    [InlineData(Session)]
    [InlineData(WithoutSession)]
    public async Task Toolsets_Named_AreListedWithOurOwn(string revision)
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings());
        await using var client = await server.ConnectAsync(revision, (ToolsetHeaders.Toolsets, "voice, audio"));

        var listed = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        var expected = ToolCatalog.Select(["voice", "audio"], readOnly: false).Listed.Select(tool => tool.Name);
        Assert.Equal(expected, listed.Select(tool => tool.Name));
        Assert.Contains(listed, tool => tool.Name == "clone_voice");
        Assert.DoesNotContain(listed, tool => tool.Name == "list_videos");
    }

    [Theory]
    [InlineData(Session)]
    [InlineData(WithoutSession)]
    public async Task Toolsets_Named_AreAFence(string revision)
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings());
        await using var client = await server.ConnectAsync(revision, (ToolsetHeaders.Toolsets, "voice"));

        var refusal = await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "list_videos"));
        var through = await CallAsync(client, "run_read_tool", ("name", "list_videos"));
        var found = await CallAsync(client, "find_tools", ("query", "list_videos"));

        Assert.Contains("not available", refusal.Message, StringComparison.Ordinal);
        Assert.True(through.IsError);
        Assert.DoesNotContain("list_videos", found.StructuredContent!.Value.GetProperty("tools").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Session, "true")]
    [InlineData(WithoutSession, "1")]
    [InlineData(WithoutSession, "Yes")]
    public async Task ReadOnly_On_LeavesOutAllThatChangesSomething(string revision, string value)
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings { Toolsets = ["all"] });
        await using var client = await server.ConnectAsync(revision, (ToolsetHeaders.ReadOnly, value));

        var listed = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(listed);
        Assert.All(listed, tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint, tool.Name));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "delete_video", ("video_id", "v")));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "run_tool", ("name", "delete_video")));
        Assert.True((await CallAsync(client, "run_read_tool", ("name", "delete_video"))).IsError);
    }

    [Theory]
    [InlineData(Session)]
    [InlineData(WithoutSession)]
    public async Task Headers_AskForMore_WidenNothing(string revision)
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings { Toolsets = ["voice"], ReadOnly = true });
        await using var client = await server.ConnectAsync(revision, (ToolsetHeaders.Toolsets, "all"), (ToolsetHeaders.ReadOnly, "false"));

        var listed = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(listed, tool => Assert.Contains(ToolCatalog.Select(["voice"], readOnly: true).Listed, own => own.Name == tool.Name));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "list_videos"));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "clone_voice"));
        Assert.True((await CallAsync(client, "run_read_tool", ("name", "list_videos"))).IsError);
    }

    [Fact]
    public async Task Headers_OfOneRequestInASession_HoldForThatRequest()
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings());
        await using var conversation = await HttpConversation.StartAsync(server.Serving);
        await conversation.InitializeAsync(Session);

        conversation.Headers[ToolsetHeaders.Toolsets] = "audio";
        var narrowed = await ListAsync(conversation, 2);
        conversation.Headers.Clear();
        var whole = await ListAsync(conversation, 3);

        Assert.DoesNotContain("list_videos", narrowed);
        Assert.Contains("list_videos", whole);
    }

    [Theory]
    [InlineData(ToolsetHeaders.Toolsets, "voices", "video_agent")]
    [InlineData(ToolsetHeaders.Toolsets, "voice,nonsense", "nonsense")]
    [InlineData(ToolsetHeaders.ReadOnly, "perhaps", "true or false")]
    public async Task Headers_SayWhatNobodyKnows_AreRefusedWithWhatIsKnown(string header, string value, string told)
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings());
        await using var conversation = await HttpConversation.StartAsync(server.Serving);
        conversation.Headers[header] = value;

        using var response = await conversation.PostAsync(Messages.Initialize(Session));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Contains(header, (string?)error["message"], StringComparison.Ordinal);
        Assert.Contains(told, (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LegacySse_HeadersOfTheStream_Narrow()
    {
        await using var server = await NarrowableServer.StartAsync(new ServerSettings(), HttpConversation.FreePort with { LegacySse = true });
        await using var client = await server.ConnectAsync("2024-11-05", HttpTransportMode.Sse, (ToolsetHeaders.ReadOnly, "true"));

        var listed = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain(listed, tool => tool.Name == "run_tool");
        await Assert.ThrowsAsync<McpProtocolException>(async () => await CallAsync(client, "delete_video", ("video_id", "v")));
    }

    private static async Task<List<string>> ListAsync(HttpConversation conversation, int id)
    {
        using var response = await conversation.PostAsync(Messages.ListTools(id));
        var answer = await HttpConversation.ReadEventsAsync(response).FirstAsync(item => item.Data.Length > 0, TestContext.Current.CancellationToken);
        return [.. JsonNode.Parse(answer.Data)!["result"]!["tools"]!.AsArray().Select(tool => (string)tool!["name"]!)];
    }

    private static ValueTask<ModelContextProtocol.Protocol.CallToolResult> CallAsync(
        McpClient client, string tool, params (string Name, object? Value)[] arguments) =>
        client.CallToolAsync(
            tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The whole server over HTTP, in front of nothing: what these tests call is refused before it would be sent.</summary>
    private sealed class NarrowableServer : IAsyncDisposable
    {
        private readonly ComposedServer composition;
        private readonly RunningHttpServer server;

        private NarrowableServer(ComposedServer composition, RunningHttpServer server)
        {
            this.composition = composition;
            this.server = server;
        }

        public McpServing Serving => composition.Serving;

        public static async Task<NarrowableServer> StartAsync(ServerSettings settings, HttpServerOptions? options = null)
        {
            var composition = new ComposedServer(settings with { BaseUrl = new Uri("http://127.0.0.1:9") });
            return new(composition,
                await HttpServer.StartAsync(composition.Serve, options ?? HttpConversation.FreePort, TestContext.Current.CancellationToken));
        }

        public Task<McpClient> ConnectAsync(string revision, params (string Name, string Value)[] headers) =>
            ConnectAsync(revision, HttpTransportMode.StreamableHttp, headers);

        public Task<McpClient> ConnectAsync(string revision, HttpTransportMode mode, params (string Name, string Value)[] headers) => McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = new Uri(new Uri(server.Address), mode is HttpTransportMode.Sse ? "/mcp/sse" : "/mcp"),
                TransportMode = mode,
                AdditionalHeaders = headers.ToDictionary(header => header.Name, header => header.Value),
            }),
            new McpClientOptions { ProtocolVersion = revision },
            cancellationToken: TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await composition.DisposeAsync();
        }
    }
}
