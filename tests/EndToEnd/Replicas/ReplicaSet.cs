namespace EndToEnd.Replicas;

/// <summary>Servers over HTTP that share one Redis and one HeyGen, as a load balancer would have them.</summary>
internal sealed class ReplicaSet : IAsyncDisposable
{
    private readonly Dictionary<int, HttpProgram> servers = [];
    private readonly List<McpClient> clients = [];

    private ReplicaSet(SandboxProgram sandbox, RedisProgram redis)
    {
        Sandbox = sandbox;
        Redis = redis;
    }

    public SandboxProgram Sandbox { get; }

    public RedisProgram Redis { get; }

    public static async Task<ReplicaSet> StartAsync(int servers, CancellationToken cancellationToken, params string[] options)
    {
        var redis = await RedisProgram.StartAsync();
        var replicas = new ReplicaSet(await SandboxProgram.StartAsync(cancellationToken), redis);
        try
        {
            var started = await Task.WhenAll(Enumerable.Range(0, servers).Select(_ =>
                HttpProgram.StartAsync(["--redis", redis.Address, .. options], cancellationToken, replicas.Sandbox.Variables())));
            foreach (var (number, server) in started.Index())
                replicas.servers.Add(number, server);

            return replicas;
        }
        catch
        {
            await replicas.DisposeAsync();
            throw;
        }
    }

    public Uri AddressOf(int server) => servers[server].Address;

    /// <summary>A client of one of them. An older revision has sessions; the newest has none.</summary>
    public async Task<McpClient> ConnectAsync(int server, CancellationToken cancellationToken, string? revision = null)
    {
        var transport =
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = servers[server].Mcp, TransportMode = HttpTransportMode.StreamableHttp });
        var options = new McpClientOptions { ProtocolVersion = revision, DiscoverProbeTimeout = TimeSpan.FromSeconds(30) };
        clients.Add(await McpClient.CreateAsync(transport, options, cancellationToken: cancellationToken));
        return clients[^1];
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync(int server)
    {
        if (servers.Remove(server, out var killed))
            await killed.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            await client.DisposeAsync();

        foreach (var server in servers.Values)
            await server.DisposeAsync();

        await Sandbox.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
