using System.IO.Pipelines;
using HeyGen.McpServer.Mcp.Stdio;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>An MCP client that talks to the server over stdio's transport, in memory.</summary>
internal sealed class McpConversation : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly Task server;

    private McpConversation(CancellationTokenSource stop, Task server, McpClient client)
    {
        this.stop = stop;
        this.server = server;
        Client = client;
    }

    public McpClient Client { get; }

    public static Task<McpConversation> StartAsync(McpServing serving, string clientName = "tester") =>
        StartAsync(serving, new McpClientOptions { ClientInfo = new Implementation { Name = clientName, Version = "1" } });

    public static async Task<McpConversation> StartAsync(McpServing serving, McpClientOptions options)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var server = new StdioServer(serving, NullLoggerFactory.Instance, TimeProvider.System)
            .RunAsync(toServer.Reader.AsStream(), toClient.Writer.AsStream(), stop.Token);
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            options,
            cancellationToken: TestContext.Current.CancellationToken).Soon();
        return new McpConversation(stop, server, client);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await stop.CancelAsync();
        await server;
        stop.Dispose();
    }
}
