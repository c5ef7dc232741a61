namespace HeyGen.Client.Tests.Credentials;

public sealed class CredentialSourceTests
{
    [Fact]
    public async Task Create_OwnCredentialSource_IsAskedAtEachCallAndNotBefore()
    {
        await using var server = new ScriptedServer(Replies.Data("""{"username":"ann"}"""));
        var callers = new CallerCredentials();

        using var client = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = server.Address }, credentials: callers);
        Assert.Equal(0, callers.Asked);
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: TestContext.Current.CancellationToken);
        await client.SendAsync(TestOperations.GetUser, [], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer caller-1", "Bearer caller-2"], server.Requests.Select(request => request.Header("Authorization")));
    }

    /// <summary>Another caller at each call.</summary>
    private sealed class CallerCredentials : ICredentialSource
    {
        public int Asked { get; private set; }

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Credential.AccessToken($"caller-{++Asked}"));

        public ValueTask<Credential?> RefreshAsync(Credential rejected, CancellationToken cancellationToken) => new((Credential?)null);
    }
}
