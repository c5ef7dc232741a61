[assembly: AssemblyFixture(typeof(EndToEnd.Clients.SharedServer))]

namespace EndToEnd.Clients;

/// <summary>One server over HTTP for every client, for starting it costs more than a test. Each test says words of its own, so that no call is another's again.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal HttpProgram Http { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Http = await HttpProgram.StartAsync(MainJob.SandboxOptions, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Http.DisposeAsync();
}
