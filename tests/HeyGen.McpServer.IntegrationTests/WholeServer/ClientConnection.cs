using HeyGen.McpServer.IntegrationTests.Mcp;
using HeyGen.McpServer.Mcp.Http;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>A real MCP client, over either transport, until it is disposed of.</summary>
internal sealed class ClientConnection : IAsyncDisposable
{
    private readonly Func<ValueTask> end;

    private ClientConnection(McpClient client, Func<ValueTask> end)
    {
        Client = client;
        this.end = end;
    }

    public McpClient Client { get; }

    /// <param name="transport"><c>stdio</c> or <c>http</c>.</param>
    /// <param name="serving">The server; over HTTP it listens on a free port of its own.</param>
    /// <param name="options">The client's.</param>
    public static async Task<ClientConnection> StartAsync(string transport, McpServing serving, McpClientOptions options)
    {
        if (transport == "stdio")
        {
            var conversation = await McpConversation.StartAsync(serving, options);
            return new ClientConnection(conversation.Client, conversation.DisposeAsync);
        }

        var server = await HttpServer.StartAsync(Messages.Over(serving), HttpConversation.FreePort, TestContext.Current.CancellationToken);
        var endpoint = new HttpClientTransportOptions { Endpoint = new Uri($"{server.Address}/mcp"), TransportMode = HttpTransportMode.StreamableHttp };
        var client = await McpClient.CreateAsync(new HttpClientTransport(endpoint), options, cancellationToken: TestContext.Current.CancellationToken);
        return new ClientConnection(client, async () =>
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
        });
    }

    public ValueTask DisposeAsync() => end();
}
