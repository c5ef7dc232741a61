namespace EndToEnd.Failures;

/// <summary>A HeyGen that never answers. Takes as long as the server gives a read, so it has a class of its own and runs beside the others.</summary>
public sealed class HungConnectionTests(SandboxedServer server) : IClassFixture<SandboxedServer>
{
    [Fact(Timeout = Patience.LongTest)]
    public async Task Read_ConnectionHangs_EndsWithinAMinuteAndSaysSo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await server.Sandbox.FailAsync(new JsonObject { ["operation"] = "list_voices", ["hang"] = true, ["times"] = 50 }, cancellationToken);

        var result = await server.Client.CallToolAsync("list_voices", cancellationToken: cancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(75), cancellationToken);

        await server.Sandbox.StopFailingAsync(cancellationToken);
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.StartsWith("timeout", MainJob.Text(result), StringComparison.Ordinal);
        Assert.Equal(server.Look, await MainJob.FirstLookAsync(server.Client, cancellationToken));
    }
}
