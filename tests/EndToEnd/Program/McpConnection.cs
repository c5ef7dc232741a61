namespace EndToEnd.Program;

/// <summary>The ways by which a client reaches the program.</summary>
public enum Transport
{
    Stdio,
    StreamableHttp,
    LegacySse,
}

/// <summary>The official C# client, connected to a program of its own.</summary>
internal sealed class McpConnection : IAsyncDisposable
{
    private readonly IAsyncDisposable? http;
    private readonly TemporaryFolder? home;

    private McpConnection(McpClient client, IAsyncDisposable? http, TemporaryFolder? home)
    {
        Client = client;
        this.http = http;
        this.home = home;
    }

    public McpClient Client { get; }

    /// <summary>Starts the program and connects.</summary>
    /// <param name="transport">How.</param>
    /// <param name="options">The program's options.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <param name="variables">The program's environment, beyond the machine's.</param>
    /// <param name="revision">The protocol revision to insist on; the newest that both have when null.</param>
    public static async Task<McpConnection> OpenAsync(
        Transport transport,
        IReadOnlyList<string> options,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? variables = null,
        string? revision = null)
    {
        if (transport is Transport.Stdio)
        {
            var home = new TemporaryFolder();
            var stdio = new StdioClientTransport(new StdioClientTransportOptions
            {
                Command = ProgramUnderTest.Command,
                Arguments = [.. ProgramUnderTest.Arguments(options)],
                EnvironmentVariables = ProgramUnderTest.Variables(home, variables),
                WorkingDirectory = Repository.Root,
            });
            return new McpConnection(await McpClient.CreateAsync(stdio, Options(revision), cancellationToken: cancellationToken), http: null, home);
        }

        var http = await HttpProgram.StartAsync(options, cancellationToken, variables);
        return new McpConnection(await ConnectAsync(transport, http, revision, cancellationToken), http, home: null);
    }

    /// <summary>Connects to a program that runs already, and goes on after the connection.</summary>
    public static async Task<McpConnection> OpenAsync(Transport transport, HttpProgram http, CancellationToken cancellationToken, string? revision = null) =>
        new(await ConnectAsync(transport, http, revision, cancellationToken), http: null, home: null);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (http is not null)
            await http.DisposeAsync();

        home?.Dispose();
    }

    private static Task<McpClient> ConnectAsync(Transport transport, HttpProgram http, string? revision, CancellationToken cancellationToken)
    {
        var over = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = transport is Transport.LegacySse ? http.LegacySse : http.Mcp,
            TransportMode = transport is Transport.LegacySse ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
        });
        return McpClient.CreateAsync(over, Options(revision), cancellationToken: cancellationToken);
    }

    // A cold start on a busy machine takes longer than the SDK's short probe allows.
    private static McpClientOptions Options(string? revision) => new() { ProtocolVersion = revision, DiscoverProbeTimeout = TimeSpan.FromSeconds(30) };
}
