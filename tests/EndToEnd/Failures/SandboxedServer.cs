namespace EndToEnd.Failures;

/// <summary>A server over stdio whose HeyGen is a sandbox process that can be made to fail. Tests of one class share it, one after the other.</summary>
public sealed class SandboxedServer : IAsyncLifetime
{
    private McpConnection? connection;
    private SandboxProgram? sandbox;

    internal SandboxProgram Sandbox => sandbox!;

    internal McpClient Client => connection!.Client;

    /// <summary>A look that exists.</summary>
    internal string Look { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        sandbox = await SandboxProgram.StartAsync(cancellationToken);
        connection = await McpConnection.OpenAsync(Transport.Stdio, [], cancellationToken, Sandbox.Variables());
        Look = await MainJob.FirstLookAsync(Client, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();

        if (sandbox is not null)
            await sandbox.DisposeAsync();
    }
}
