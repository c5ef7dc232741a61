using System.Net.Sockets;

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>Stands between a client and Redis, and cuts the connection at a command that a test names.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private const int MostBytes = 1 << 20;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint redis;
    private readonly CancellationTokenSource stopping = new();
    private readonly List<byte[]> heldBack = [];
    private readonly Task accepting;
    private byte[]? marker;
    private bool holdsBack;
    private volatile bool hasCut;
    private bool staysAway;
    private volatile bool isAway;

    public LossyProxy(string redis)
    {
        this.redis = IPEndPoint.Parse(redis);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>The command that a test named has come by.</summary>
    public bool HasCut => hasCut;

    /// <summary>The next command with this text is done by Redis, and the connection cut before its reply.</summary>
    /// <param name="text">Part of the command.</param>
    /// <param name="staysAway">No connection is to be had after that, until <see cref="ComeBack"/>.</param>
    public void LoseReplyTo(string text, bool staysAway = false) => (marker, this.staysAway) = (Encoding.UTF8.GetBytes(text), staysAway);

    /// <summary>The connection is cut at the next command with this text, which reaches Redis with <see cref="DeliverLateAsync"/>.</summary>
    public void HoldBack(string text) => (marker, holdsBack) = (Encoding.UTF8.GetBytes(text), true);

    public void ComeBack() => isAway = false;

    /// <summary>Redis gets now what was held back, and has done it when this returns.</summary>
    public async Task DeliverLateAsync()
    {
        Assert.NotEmpty(heldBack);
        using var server = new TcpClient();
        await server.ConnectAsync(redis);
        foreach (var command in heldBack)
        {
            await server.GetStream().WriteAsync(command);
            Assert.NotEqual(0, await server.GetStream().ReadAsync(new byte[MostBytes]));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var fromClient = client;
        using var toServer = new TcpClient();
        if (isAway)
            return;

        try
        {
            await toServer.ConnectAsync(redis, stopping.Token);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            var replies = CopyAsync(toServer.GetStream(), client.GetStream(), ended.Token);
            await SendAsync(client.GetStream(), toServer, replies, ended);
        }
        catch (Exception cut) when (cut is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone, as this is there for.
        }
    }

    private async Task SendAsync(NetworkStream commands, TcpClient server, Task replies, CancellationTokenSource ended)
    {
        var buffer = new byte[MostBytes];
        while (await commands.ReadAsync(buffer, ended.Token) is > 0 and var count)
        {
            if (marker is not { } wanted || buffer.AsSpan(0, count).IndexOf(wanted) < 0)
            {
                await server.GetStream().WriteAsync(buffer.AsMemory(0, count), ended.Token);
                continue;
            }

            marker = null;
            hasCut = true;
            isAway = staysAway;
            await ended.CancelAsync();
            await replies.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (holdsBack)
            {
                heldBack.Add(buffer[..count]);
                return;
            }

            await server.GetStream().WriteAsync(buffer.AsMemory(0, count), stopping.Token);
            // Its reply shows that it is done.
            await server.GetStream().ReadAtLeastAsync(buffer, 1, cancellationToken: stopping.Token);
            return;
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
    }
}
