using System.IO.Pipelines;
using HeyGen.McpServer.Mcp.Stdio;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.IntegrationTests.Mcp;

/// <summary>The stdio server on in-memory pipes, and the client's ends of them.</summary>
internal sealed class StdioConversation : IDisposable
{
    private readonly Pipe toServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe toClient = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly StreamReader reader;

    public StdioConversation(McpServerTool tool)
        : this(Messages.Serving(tool))
    {
    }

    public StdioConversation(McpServing serving)
    {
        reader = new StreamReader(Output);
        Exit = new StdioServer(serving, NullLoggerFactory.Instance, TimeProvider.System)
            .RunAsync(toServer.Reader.AsStream(), toClient.Writer.AsStream(), stop.Token);
    }

    /// <summary>What the client writes to.</summary>
    public Stream Input => toServer.Writer.AsStream();

    /// <summary>What the client reads from.</summary>
    public Stream Output => toClient.Reader.AsStream();

    /// <summary>The exit code, once the server has returned.</summary>
    public Task<int> Exit { get; }

    public async Task SendAsync(JsonNode message) => await SendLineAsync(message.ToJsonString());

    public async Task SendLineAsync(string line) =>
        await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), TestContext.Current.CancellationToken);

    /// <summary>The next message of the server.</summary>
    public async Task<JsonNode> ReceiveAsync()
    {
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Messages.Patience);
        return JsonNode.Parse(line!)!;
    }

    /// <summary>The next message, however long it takes; an exception at the end of the conversation.</summary>
    public async Task<JsonNode> ReceiveNextAsync() =>
        JsonNode.Parse(await reader.ReadLineAsync(stop.Token) ?? throw new EndOfStreamException())!;

    public async Task InitializeAsync(string revision)
    {
        await SendAsync(Messages.Initialize(revision));
        await ReceiveAsync();
        await SendAsync(Messages.Notification("notifications/initialized"));
    }

    public ValueTask EndInputAsync() => toServer.Writer.CompleteAsync();

    public void Stop() => stop.Cancel();

    public void Dispose()
    {
        stop.Dispose();
        reader.Dispose();
    }
}
