namespace HeyGen.Sandbox.Tests;

/// <summary>Tests that each get a fresh sandbox with HeyGen's usual settings.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    private protected Harness harness = null!;

    public async ValueTask InitializeAsync() => harness = await Harness.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
