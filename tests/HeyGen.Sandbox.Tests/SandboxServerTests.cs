namespace HeyGen.Sandbox.Tests;

public sealed class SandboxServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.7:0")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("nonsense")]
    public async Task StartAsync_AddressNotPlainLoopback_Throws(string urls)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SandboxServer.StartAsync(new SandboxOptions { Urls = urls }, Token));

        Assert.Contains(urls, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_RemoteAllowed_Listens()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Urls = "http://0.0.0.0:0", AllowRemote = true }, Token);

        Assert.NotEqual(0, server.Address.Port);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public async Task StartAsync_SpeedNotPositive_Throws(double speed) =>
        await Assert.ThrowsAsync<ArgumentException>(() => SandboxServer.StartAsync(new SandboxOptions { Speed = speed }, Token));

    [Fact]
    public async Task StartAsync_PortZero_AddressHasRealPort()
    {
        await using var harness = await Harness.StartAsync();

        Assert.True(harness.Server.Address.IsLoopback);
        Assert.NotEqual(0, harness.Server.Address.Port);
    }

    [Fact]
    public async Task WaitForShutdownAsync_Cancelled_StopsListening()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions(), Token);
        using var stop = new CancellationTokenSource();

        var waiting = server.WaitForShutdownAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await waiting;

        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Address, Token));
    }

    [Fact]
    public async Task Root_WithoutKey_TellsHowToUseIt()
    {
        await using var harness = await Harness.StartAsync();

        var page = await harness.Http.GetStringAsync("/", Token);

        Assert.Contains("sandbox-key", page, StringComparison.Ordinal);
        Assert.Contains(harness.Server.Address.Authority, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiKey_Used_IsAccepted()
    {
        await using var harness = await Harness.StartAsync();

        var answer = await harness.GetAsync("/v3/users/me", harness.Server.ApiKey);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }
}
