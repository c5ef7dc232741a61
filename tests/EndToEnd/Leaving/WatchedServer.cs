namespace EndToEnd.Leaving;

/// <summary>A server over HTTP before a sandbox that knows who asks it. Tests of one class share it, one after the other.</summary>
public sealed class WatchedServer : IAsyncLifetime
{
    internal SandboxProgram Sandbox { get; private set; } = null!;

    private HttpProgram Http { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxProgram.StartAsync(TestContext.Current.CancellationToken);
        Http = await HttpProgram.StartAsync([], TestContext.Current.CancellationToken, Sandbox.Variables());
    }

    public async ValueTask DisposeAsync()
    {
        await Http.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    /// <summary>Connects; over stdio, to a program of the connection's own.</summary>
    internal Task<McpConnection> ConnectAsync(Transport transport, string revision, CancellationToken cancellationToken) => transport is Transport.Stdio
        ? McpConnection.OpenAsync(transport, [], cancellationToken, Sandbox.Variables(), revision)
        : McpConnection.OpenAsync(transport, Http, cancellationToken, revision);
}
