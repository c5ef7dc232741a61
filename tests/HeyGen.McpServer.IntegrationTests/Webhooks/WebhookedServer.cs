using System.Security.Cryptography;
using HeyGen.McpServer.Mcp.Http;
using HeyGen.McpServer.Webhooks;
using HeyGen.Sandbox;

namespace HeyGen.McpServer.IntegrationTests.Webhooks;

/// <summary>The whole server over HTTP before a sandbox that delivers to it.</summary>
internal sealed class WebhookedServer : IAsyncDisposable
{
    private static readonly HttpServerOptions freePort = new() { Urls = "http://127.0.0.1:0", PublicUrl = new Uri("https://heygen.example.com/mcp") };

    private readonly SandboxServer sandbox;
    private readonly DirectoryInfo scratch;
    private readonly string? redis;
    private ComposedServer composition;
    private RunningHttpServer server;

    private WebhookedServer(SandboxServer sandbox, DirectoryInfo scratch, string? redis, ComposedServer composition, RunningHttpServer server)
    {
        (this.sandbox, this.scratch, this.redis, this.composition, this.server) = (sandbox, scratch, redis, composition, server);
        Http = new HttpClient { BaseAddress = new Uri(server.Address) };
        HeyGen = new HttpClient { BaseAddress = sandbox.Address };
        HeyGen.DefaultRequestHeaders.Add("X-Api-Key", sandbox.ApiKey);
    }

    /// <summary>Reaches the server as HeyGen does.</summary>
    public HttpClient Http { get; private set; }

    /// <summary>Reaches the sandbox past the server.</summary>
    public HttpClient HeyGen { get; }

    public Uri Address => new(server.Address);

    /// <summary>The path that was registered; null before <see cref="RegisterAsync"/>.</summary>
    public Uri? Path { get; private set; }

    public string Secret => KeptEndpoint()["secret"]!.GetValue<string>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WebhookedServer> StartAsync(double speed = 1, string? redis = null)
    {
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Speed = speed }, Token);
        var scratch = Directory.CreateTempSubdirectory("heygen-mcp-webhooks-");
        await File.WriteAllTextAsync(System.IO.Path.Combine(scratch.FullName, "key"), sandbox.ApiKey, Token);
        var composition = Compose(sandbox, scratch, redis);
        return new WebhookedServer(sandbox, scratch, redis, composition, await HttpServer.StartAsync(composition.Serve, freePort, Token));
    }

    /// <summary>Another server for the same account, which HeyGen does not deliver to.</summary>
    public ComposedServer Compose() => Compose(sandbox, scratch, redis);

    /// <summary>Registers the server as the command does: in another process, with the same state folder.</summary>
    public async Task<RegistrationReport> RegisterAsync(IReadOnlyList<string>? events = null, bool rotate = false, Uri? publicUrl = null)
    {
        await using var other = Compose();
        var report = await other.Get<WebhookRegistration>().RunAsync(publicUrl ?? Address, events, rotate, Token);
        Path = new Uri(report.Address.AbsolutePath, UriKind.Relative);
        return report;
    }

    /// <summary>Ends the server and starts another with the same state folder.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        await composition.DisposeAsync();
        composition = Compose();
        server = await HttpServer.StartAsync(composition.Serve, freePort, Token);
        Http.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(server.Address) };
    }

    /// <summary>Forgets the secret, as a state folder does that was cleared.</summary>
    public void LoseSecret() => File.Delete(KeptFile().FullName);

    public async Task<HttpStatusCode> PostAsync(string body, string? signature, string header = "Heygen-Signature", bool isChunked = false)
    {
        using var request = Delivery(body, signature, header);
        request.Headers.TransferEncodingChunked = isChunked;
        return await StatusAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request, Token);
        return answer.StatusCode;
    }

    public HttpRequestMessage Delivery(string body, string? signature, string header = "Heygen-Signature")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
            request.Headers.Add(header, signature);

        return request;
    }

    public string Sign(string body) => Sign(body, Secret);

    public static string Sign(string body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    /// <summary>One number of /metrics.</summary>
    public async Task<int> CountAsync(string outcome)
    {
        var text = await Http.GetStringAsync("/metrics", Token);
        var line = text.Split('\n').Single(line => line.StartsWith($$"""heygen_mcp_webhooks_total{outcome="{{outcome}}"} """, StringComparison.Ordinal));
        return int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Events that the sandbox has sent, oldest first; probes of endpoints left out.</summary>
    public async Task<IReadOnlyList<JsonNode>> DeliveriesAsync() =>
        [.. (await HeyGen.GetFromJsonAsync<JsonArray>("/sandbox/webhooks", Token))!.Where(delivery => (string?)delivery!["method"] == "POST")!];

    public async Task<JsonObject> CreateVideoAsync(string script)
    {
        var looks = await HeyGen.GetFromJsonAsync<JsonObject>("/v3/avatars/looks?avatar_type=studio_avatar&limit=1", Token);
        var body = new JsonObject { ["type"] = "avatar", ["avatar_id"] = (string?)looks!["data"]![0]!["id"], ["script"] = script };
        using var answer = await HeyGen.PostAsJsonAsync("/v3/videos", body, Token);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!["data"]!.AsObject();
    }

    public Task<McpClient> ConnectAsync() => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(Address, "/mcp") }), cancellationToken: Token);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        HeyGen.Dispose();
        await server.DisposeAsync();
        await composition.DisposeAsync();
        await sandbox.DisposeAsync();
        scratch.Delete(recursive: true);
    }

    private static ComposedServer Compose(SandboxServer sandbox, DirectoryInfo scratch, string? redis) => new(new ServerSettings
    {
        BaseUrl = sandbox.Address,
        ApiKeyFile = System.IO.Path.Combine(scratch.FullName, "key"),
        StateDir = System.IO.Path.Combine(scratch.FullName, "state"),
        Redis = redis,
        ReceivesWebhooks = true,
    });

    private FileInfo KeptFile() => scratch.EnumerateFiles("webhook-*", SearchOption.AllDirectories).Single();

    private JsonNode KeptEndpoint() => JsonNode.Parse(File.ReadAllText(KeptFile().FullName))!;
}
