using HeyGen.McpServer.Catalog.Lipsyncs;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.Videos;
using HeyGen.McpServer.Webhooks;
using NSubstitute;

namespace HeyGen.McpServer.IntegrationTests.Webhooks;

public sealed class WebhookPollingTests : IDisposable
{
    private const string Kept = """{"endpoint_id":"e1","url":"https://a.example/","secret":"whsec_1"}""";

    private readonly HeyGenClient heyGen = HeyGenClient.Create(new HeyGenClientOptions { ApiKey = "key" });
    private readonly ISharedValues values = Substitute.For<ISharedValues>();
    private readonly ILedger ledger = Substitute.For<ILedger>();
    private WebhookPolling polling = null!;

    [Fact]
    public async Task Factor_NoEndpoint_IsOne()
    {
        await FollowAsync();

        Assert.All(JobKinds.Rows, kind => Assert.Equal(1, polling.FactorOf(kind)));
    }

    [Fact]
    public async Task Factor_EndpointRegistered_SlowsKindsWhoseEveryEndIsTold()
    {
        values.GetAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(Kept);

        await FollowAsync();

        Assert.True(polling.FactorOf(VideoKinds.Video) > 1);
        Assert.True(polling.FactorOf(VideoKinds.Batch) > 1);
        // HeyGen has no event for the first, and none for the questions of the second.
        Assert.Equal((1, 1), (polling.FactorOf(LipsyncKinds.Lipsync), polling.FactorOf(VideoAgentKinds.VideoAgent)));
    }

    [Fact]
    public async Task Factor_EndpointRegisteredLater_SlowsWithItsFirstDelivery()
    {
        ledger.UseOnceAsync(Arg.Any<string>(), Arg.Any<TimeSpan>(), Arg.Any<CancellationToken>()).Returns(true);
        var receiver = await FollowAsync();
        values.GetAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(Kept);
        var account = (await heyGen.IdentifyAsync(TestContext.Current.CancellationToken)).Tag;
        const string body = """{"event_type":"avatar_video.success","event_data":{"video_id":"v1"}}""";

        await receiver.ReceiveAsync("0123456789abcdef", [WebhookedServer.Sign(body, "whsec_1")], _ =>
            Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken);
        Assert.Equal(1, polling.FactorOf(VideoKinds.Video));
        await receiver.ReceiveAsync(account, [WebhookedServer.Sign(body, "whsec_1")], _ =>
            Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken);

        Assert.True(polling.FactorOf(VideoKinds.Video) > 1);
    }

    [Fact]
    public async Task Factor_NoKey_IsOne()
    {
        using var keyless = HeyGenClient.Create(new HeyGenClientOptions { CredentialsFile = "/nowhere/credentials" });
        values.GetAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(Kept);

        await FollowAsync(keyless);

        Assert.Equal(1, polling.FactorOf(VideoKinds.Video));
    }

    public void Dispose() => heyGen.Dispose();

    private async Task<WebhookReceiver> FollowAsync(HeyGenClient? client = null)
    {
        var secrets = new WebhookSecrets(values);
        var receiver = new WebhookReceiver(secrets, ledger, new LocalJobSignals(), new WebhookCounts(), NullLogger<WebhookReceiver>.Instance);
        polling = new WebhookPolling(client ?? heyGen, secrets, receiver);
        await polling.FollowAsync(TestContext.Current.CancellationToken);
        return receiver;
    }
}
