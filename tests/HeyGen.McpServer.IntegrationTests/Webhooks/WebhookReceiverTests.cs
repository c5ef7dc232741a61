using HeyGen.McpServer.Webhooks;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace HeyGen.McpServer.IntegrationTests.Webhooks;

/// <summary>What follows from a delivery, and what happens when something that the receiver stands on fails.</summary>
public sealed class WebhookReceiverTests
{
    private const string Account = "0123456789abcdef";
    private const string Secret = "whsec_1";

    private readonly ISharedValues values = Substitute.For<ISharedValues>();
    private readonly ILedger ledger = Substitute.For<ILedger>();
    private readonly IJobSignals signals = Substitute.For<IJobSignals>();
    private readonly WebhookCounts counts = new();

    public WebhookReceiverTests()
    {
        values.GetAsync($"webhook-{Account}", Arg.Any<CancellationToken>()).Returns($$"""{"endpoint_id":"e1","url":"https://a.example/","secret":"{{Secret}}"}""");
        ledger.UseOnceAsync(Arg.Any<string>(), Arg.Any<TimeSpan>(), Arg.Any<CancellationToken>()).Returns(true);
    }

    [Theory]
    [InlineData("""{"video_id":"v1","folder_id":"f1","callback_id":"c1"}""", "v1")]
    [InlineData("""{"session_id":"s1","video_id":"v1"}""", "v1 s1")]
    [InlineData("""{"id":"c1","clips":[{"id":"x"}]}""", "c1")]
    [InlineData("""{"video_id":7,"id":{"a":"b"},"batch_id":"b1","render_id":null}""", "b1")]
    [InlineData("""{"video_id":"same","id":"same"}""", "same")]
    [InlineData("""{"url":"https://a.example/v1"}""", "")]
    public async Task Wake_Event_TellsEveryIdInIt(string data, string expected)
    {
        var receiver = Receiver();

        await receiver.WakeAsync(await ReceiveAsync(receiver, Body(data)));

        var told = signals.ReceivedCalls().SelectMany(call => (IReadOnlyList<string>)call.GetArguments()[0]!);
        Assert.Equal(expected, string.Join(' ', told));
    }

    [Fact]
    public async Task Wake_IdLongerThanAnyId_IsLeftOut()
    {
        var receiver = Receiver();

        await receiver.WakeAsync(await ReceiveAsync(receiver, Body($$"""{"video_id":"{{new string('v', 201)}}"}""")));

        Assert.Empty(signals.ReceivedCalls());
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task Wake_Forged_TellsNobody(string? signature)
    {
        var receiver = Receiver();

        await receiver.WakeAsync(await receiver.ReceiveAsync(Account, signature is null ? [] : [signature], _ => Task.FromResult<byte[]?>(Body("""{"id":"v1"}""")), TestContext.Current.CancellationToken));

        Assert.Empty(signals.ReceivedCalls());
        Assert.Empty(ledger.ReceivedCalls());
    }

    [Theory]
    [InlineData("../signing-key")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789abcdef0")]
    public async Task Receive_AccountThatIsNoTag_IsLookedUpNowhere(string account)
    {
        var receipt = await Receiver()
            .ReceiveAsync(account, [], _ => throw new InvalidOperationException("The body is not read."), TestContext.Current.CancellationToken);

        Assert.Equal(WebhookOutcome.UnknownAccount, receipt.Outcome);
        Assert.Empty(values.ReceivedCalls());
    }

    [Fact]
    public async Task Receive_HadByAnotherProcess_IsADuplicateAndTellsNobody()
    {
        ledger.UseOnceAsync(Arg.Any<string>(), Arg.Any<TimeSpan>(), Arg.Any<CancellationToken>()).Returns(false);
        var receiver = Receiver();

        var receipt = await ReceiveAsync(receiver, Body("""{"id":"v1"}"""));
        await receiver.WakeAsync(receipt);

        Assert.Equal(WebhookOutcome.Duplicate, receipt.Outcome);
        Assert.Empty(signals.ReceivedCalls());
    }

    [Fact]
    public async Task Receive_LedgerBroken_GoesOnAndStillKnowsItsOwnRepeats()
    {
        ledger.UseOnceAsync(Arg.Any<string>(), Arg.Any<TimeSpan>(), Arg.Any<CancellationToken>()).ThrowsAsync(new LedgerException("The disk is full."));
        var receiver = Receiver();

        var outcomes = new[] { await ReceiveAsync(receiver, Body("""{"id":"v1"}""")), await ReceiveAsync(receiver, Body("""{"id":"v1"}""")), await ReceiveAsync(receiver, Body("""{"id":"v2"}""")) };

        Assert.Equal([WebhookOutcome.Accepted, WebhookOutcome.Duplicate, WebhookOutcome.Accepted], outcomes.Select(receipt => receipt.Outcome));
    }

    [Fact]
    public async Task Receive_SecretCannotBeRead_IsToComeLater()
    {
        values.GetAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).ThrowsAsync(new StateFolderException("No way.", new IOException()));
        var receiver = Receiver();

        var receipt = await ReceiveAsync(receiver, Body("""{"id":"v1"}"""));

        Assert.Equal(WebhookOutcome.Unavailable, receipt.Outcome);
        Assert.Equal(1, counts[WebhookOutcome.Unavailable]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"endpoint_id":"e1","url":"https://a.example/","secret":""}""")]
    public async Task Receive_KeptSecretIsDamaged_TakesNothing(string kept)
    {
        values.GetAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(kept);
        var receiver = Receiver();

        var receipt = await receiver.ReceiveAsync(
            Account, [WebhookedServer.Sign("x", "")], _ => Task.FromResult<byte[]?>("x"u8.ToArray()), TestContext.Current.CancellationToken);

        Assert.Equal(WebhookOutcome.UnknownAccount, receipt.Outcome);
    }

    [Fact]
    public async Task Wake_SignalsFail_IsNoFaultOfTheDelivery()
    {
        signals.SendAsync(Arg.Any<IReadOnlyList<string>>(), Arg.Any<CancellationToken>()).ThrowsAsync(new InvalidOperationException());
        var receiver = Receiver();

        await receiver.WakeAsync(await ReceiveAsync(receiver, Body("""{"id":"v1"}""")));

        Assert.Single(signals.ReceivedCalls());
    }

    private WebhookReceiver Receiver() => new(new WebhookSecrets(values), ledger, signals, counts, NullLogger<WebhookReceiver>.Instance);

    private static byte[] Body(string data) => Encoding.UTF8.GetBytes($$"""{"event_type":"x","event_data":{{data}}}""");

    private static Task<WebhookReceipt> ReceiveAsync(WebhookReceiver receiver, byte[] body) => receiver.ReceiveAsync(
        Account, [WebhookedServer.Sign(Encoding.UTF8.GetString(body), Secret)], _ => Task.FromResult<byte[]?>(body), TestContext.Current.CancellationToken);
}
