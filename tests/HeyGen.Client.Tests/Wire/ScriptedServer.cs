using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;

namespace HeyGen.Client.Tests.Wire;

/// <summary>
/// A server on a real socket that treats each request as the script says. The last entry of the script goes for all further requests.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<ReceivedRequest> arrivals = Channel.CreateUnbounded<ReceivedRequest>();
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Reply[] script;
    private readonly Task accepting;
    private int next = -1;

    public ScriptedServer(params Reply[] script)
    {
        this.script = script;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>What came so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>Waits for the next request that nobody has waited for yet.</summary>
    public async Task<ReceivedRequest> ArrivalAsync() => await arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptSocketAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            if (await ReceivedRequest.ReadAsync(stream, stop.Token) is not { } request)
                return;

            var reply = script[Math.Min(Interlocked.Increment(ref next), script.Length - 1)];
            requests.Enqueue(request);
            arrivals.Writer.TryWrite(request);
            await reply(socket, stream, stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The other side went away, or the server was stopped.
        }
    }
}
