using static HeyGen.Client.Tests.Wire.Replies;

namespace HeyGen.Client.Tests.Sending;

public sealed class BeforeAttemptTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BeforeAttempt_ThreeAttempts_IsAwaitedBeforeEach()
    {
        await using var server = new ScriptedServer(Cut, Error(500, "internal_error"), Data("""{"video_id":"v1"}"""));
        using var client = Clients.For(server);
        var seen = new List<int>();
        async ValueTask Note(CancellationToken cancellationToken)
        {
            // Goes on elsewhere, so that only an awaited callback comes before the request.
            await Task.Yield();
            seen.Add(server.Requests.Count);
        }

        await client.SendAsync(TestOperations.CreateVideo, Clients.Video, new SendOptions { BeforeAttempt = Note }, Token);

        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task BeforeAttempt_ThrowsAtOnce_EndsTheCallUnsent()
    {
        await using var server = new ScriptedServer(Data("""{"video_id":"v1"}"""));
        using var client = Clients.For(server);
        static async ValueTask FailAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("no ledger");
        }

        var options = new SendOptions { BeforeAttempt = FailAsync };
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(TestOperations.CreateVideo, Clients.Video, options, Token));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task BeforeAttempt_ThrowsBeforeARetry_EndsTheCallAsTheAttemptBefore()
    {
        await using var server = new ScriptedServer(Cut);
        using var client = Clients.For(server);
        var options = new SendOptions
        {
            BeforeAttempt = _ => server.Requests.Count == 0 ? ValueTask.CompletedTask : throw new InvalidOperationException("no ledger"),
        };

        var failure = await Assert.ThrowsAsync<HeyGenException>(() => client.SendAsync(TestOperations.CreateVideo, Clients.Video, options, Token));

        Assert.Equal(("network_error", WorkStarted.Unknown), (failure.Error.Code, failure.Error.WorkStarted));
        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.Single(server.Requests);
    }
}
