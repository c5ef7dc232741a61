using System.Net;
using System.Net.Sockets;
using HeyGen.Sandbox;

namespace HeyGen.McpServer.Cli.Composition;

/// <summary>The sandbox of <c>--sandbox</c>. Its socket listens before its web server runs, so that listing tools waits for neither.</summary>
internal sealed class InProcessSandbox : IAsyncDisposable
{
    private const int Backlog = 128;

    private readonly Task<SandboxServer> server;

    public InProcessSandbox(double speed)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(Backlog);
        Address = new Uri($"http://{socket.LocalEndPoint}");
        server = Task.Run(
            () => SandboxServer.StartAsync(new SandboxOptions { Urls = Address.AbsoluteUri, Speed = speed, Socket = socket }, CancellationToken.None));
    }

    public Uri Address { get; }

    /// <summary>A key that the sandbox takes.</summary>
    public string ApiKey { get; } = SandboxServer.DefaultApiKey;

    public async ValueTask DisposeAsync() => await (await server).DisposeAsync();
}
