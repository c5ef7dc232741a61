using HeyGen.Client.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.Client.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task AddHeyGenClient_OwnCredentialSource_IsAskedAtEachCallAndNotBefore()
    {
        await using var server = new ScriptedServer(Replies.Data("""{"username":"ann"}"""));
        var callers = new CallerCredentials();
        var services = new ServiceCollection();
        services.AddSingleton<ICredentialSource>(callers);
        services.AddHeyGenClient(options => options.BaseAddress = server.Address);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<HeyGenClient>();
        Assert.Equal(0, callers.Asked);
        await client.SendAsync(UserOperations.GetCurrent, new NoFields(), cancellationToken: TestContext.Current.CancellationToken);
        await client.SendAsync(UserOperations.GetCurrent, new NoFields(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer caller-1", "Bearer caller-2"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public void AddHeyGenClient_Twice_IsOneClient()
    {
        var services = new ServiceCollection();
        services.AddHeyGenClient(_ => { });
        services.AddHeyGenClient(_ => { });
        using var provider = services.BuildServiceProvider();

        Assert.Single(provider.GetServices<HeyGenClient>());
    }

    /// <summary>Another caller at each call.</summary>
    private sealed class CallerCredentials : ICredentialSource
    {
        public int Asked { get; private set; }

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Credential.AccessToken($"caller-{++Asked}"));

        public ValueTask<Credential?> RefreshAsync(Credential rejected, CancellationToken cancellationToken) => new((Credential?)null);
    }
}
