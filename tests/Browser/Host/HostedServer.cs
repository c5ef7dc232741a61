using EndToEnd.Program;

namespace Browser.Host;

/// <summary>The program over its sandbox, connected as a host that shows pages.</summary>
internal sealed class HostedServer : IAsyncDisposable
{
    private readonly TemporaryFolder home;

    private HostedServer(McpClient client, TemporaryFolder home)
    {
        Client = client;
        this.home = home;
    }

    public McpClient Client { get; }

    public static async Task<HostedServer> StartAsync(params string[] options)
    {
        var home = new TemporaryFolder();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = ProgramUnderTest.Command,
            Arguments = [.. ProgramUnderTest.Arguments(["stdio", "--sandbox", .. options])],
            EnvironmentVariables = ProgramUnderTest.Variables(home, wanted: null),
            WorkingDirectory = Repository.Root,
        });
        var client = await McpClient.CreateAsync(
            transport,
            new McpClientOptions
            {
                ClientInfo = new Implementation { Name = "test host", Version = "1" },
                Capabilities = new ClientCapabilities
                {
                    Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() },
                    Extensions = new Dictionary<string, object> { ["io.modelcontextprotocol/ui"] = new JsonObject { ["mimeTypes"] = new JsonArray("text/html;profile=mcp-app") } },
                },
                Handlers = new McpClientHandlers { ElicitationHandler = (_, _) => throw new InvalidOperationException("A host with pages is asked by a page.") },
                DiscoverProbeTimeout = TimeSpan.FromSeconds(30),
            },
            cancellationToken: TestContext.Current.CancellationToken);
        return new HostedServer(client, home);
    }

    public async Task<JsonObject> CallAsync(string tool, JsonObject arguments)
    {
        var given = arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value?.DeepClone());
        var result = await Client.CallToolAsync(tool, given, cancellationToken: TestContext.Current.CancellationToken);
        return JsonSerializer.SerializeToNode(result, ModelContextProtocol.McpJsonUtilities.DefaultOptions)!.AsObject();
    }

    /// <summary>A call of <c>create_video_from_avatar</c> that does not wait.</summary>
    public async Task<JsonObject> VideoAsync(string title, string script = "Hello, and welcome to the team!")
    {
        var looks = await CallAsync("list_avatar_looks", new JsonObject { ["limit"] = 1 });
        return new JsonObject
        {
            ["avatar_id"] = (string?)looks["structuredContent"]!["data"]![0]!["id"],
            ["script"] = script,
            ["title"] = title,
            ["wait_seconds"] = 0,
            ["new_take"] = true,
        };
    }

    /// <summary>A call that costs so much that a person is asked.</summary>
    public Task<JsonObject> DearVideoAsync(string title) => VideoAsync(title, """
        Welcome to the team. In the next minute you will see how your first week unfolds. On Monday you meet your guide, who shows you the building and helps you set up your
        computer. Tuesday belongs to the product: you will try what our customers try, and write down what surprised you. On Wednesday and Thursday you sit with three different
        teams, one after another, and see how they plan their work. Friday is for questions. Bring the list that you have kept, because there will be cake, and someone from
        every team to answer. After that, you choose your first task together with your guide. Take your time, and ask early.
        """);

    /// <summary>A call of <c>create_personalised_videos</c> that does not wait.</summary>
    public async Task<JsonObject> GreetingsAsync(params string[] names)
    {
        var video = await VideoAsync("For {{name}}", "Hello {{name}}!");
        video.Remove("wait_seconds");
        video.Remove("new_take");
        video["type"] = "avatar";
        return new JsonObject
        {
            ["video"] = video,
            ["rows"] = new JsonArray([.. names.Select(name => (JsonNode)new JsonObject { ["name"] = name })]),
            ["wait_seconds"] = 0,
            ["new_take"] = true,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        home.Dispose();
    }
}
