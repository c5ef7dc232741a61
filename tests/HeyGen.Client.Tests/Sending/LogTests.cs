using Microsoft.Extensions.Logging;
using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class LogTests
{
    private readonly RecordingLogger logger = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_RetriedRead_LogsEachFailedAttempt()
    {
        await using var server = new ScriptedServer(Error(500, "internal_error"), Data("{}"));
        using var client = Client(server);

        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: Token);

        Assert.Equal("get_user failed at attempt 1: internal_error, HTTP 500", Assert.Single(logger.Of(LogLevel.Information)));
        Assert.Empty(logger.Of(LogLevel.Warning));
    }

    [Fact]
    public async Task Send_CreateWithoutAnswer_LogsAWarning()
    {
        await using var server = new ScriptedServer(Cut);
        using var client = Client(server);

        await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token));

        Assert.StartsWith("create_session may have started work", Assert.Single(logger.Of(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Anything_LogsNeitherSecretNorArguments()
    {
        await using var server = new ScriptedServer(Error(400, "invalid_parameter", Clients.Key));
        using var client = Client(server);

        await Clients.FailureOf(client.SendAsync(TestOperations.CreateSession, Clients.Session, cancellationToken: Token));

        Assert.NotEmpty(logger.Lines);
        Assert.All(logger.Lines, line => Assert.DoesNotContain(Clients.Key, line.Text, StringComparison.Ordinal));
        Assert.All(logger.Lines, line => Assert.DoesNotContain("tea", line.Text, StringComparison.OrdinalIgnoreCase));
    }

    private HeyGenClient Client(ScriptedServer server) =>
        HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = server.Address, ApiKey = Clients.Key }, new SkippingTime(), logger: logger);
}
