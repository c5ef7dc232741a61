using HeyGen.McpServer.Platform.Redis;
using HeyGen.McpServer.Tests.Money.Ledger;

namespace HeyGen.McpServer.IntegrationTests.Redis;

/// <summary>Connections that are cut between a command and its reply: what was written is known, and what nobody acts on counts nothing.</summary>
public sealed class RedisLostReplyTests : IAsyncLifetime
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    private RedisProgram program = null!;
    private LossyProxy proxy = null!;
    private RedisConnection connection = null!;
    private RedisConnection beside = null!;
    private RedisLedger ledger = null!;
    private RedisLedger other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        program = await RedisProgram.StartAsync();
        proxy = new LossyProxy(program.Address);
        connection = SharedRedis.Connect($"{proxy.Address},asyncTimeout=2000");
        beside = SharedRedis.Connect(program.Address);
        (ledger, other) = (Over(connection), Over(beside));
        // Redis knows both scripts from here on, so that each write is one command.
        var first = LedgerRows.New(fingerprint: "first", usd: 0);
        await LedgerRows.AddAsync(ledger, first);
        await ledger.ChangeAsync("account", first.Id, row => row with { Title = "changed" }, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        // A test whose command never came by has tested nothing.
        Assert.True(proxy.HasCut);
        await ledger.DisposeAsync();
        await other.DisposeAsync();
        await connection.DisposeAsync();
        await beside.DisposeAsync();
        await proxy.DisposeAsync();
        await program.DisposeAsync();
    }

    [Fact]
    public async Task PrepareAsync_ReplyLost_IsReadAgainAndWrittenOnce()
    {
        var row = LedgerRows.New();
        proxy.LoseReplyTo(row.Id);

        var written = await ledger.PrepareAsync(row, "nonce", facts => facts.Same, Cancellation).Soon();

        Assert.Equal(row.Id, written.Id);
        await HoldsOnceAsync(row);
    }

    [Fact]
    public async Task ChangeAsync_ReplyLost_IsReadAgainAndDoneOnce()
    {
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        proxy.LoseReplyTo("\"Sent\"");

        var claimed = await ledger.ChangeAsync("account", row.Id, Claim, Cancellation).Soon();

        Assert.Equal(SubmissionState.Sent, claimed?.State);
        Assert.Equal(SubmissionState.Sent, (await other.FindAsync("account", row.Id, Cancellation))?.State);
    }

    [Fact]
    public async Task UseOnceAsync_ReplyLost_IsTrueOnce()
    {
        proxy.LoseReplyTo("nonce");

        Assert.True(await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(1), Cancellation).Soon());

        Assert.False(await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(1), Cancellation));
    }

    [Fact]
    public async Task PrepareAsync_CommandArrivesAfterItWasGivenUp_IsWrittenOnce()
    {
        var row = LedgerRows.New();
        proxy.HoldBack(row.Id);
        await ledger.PrepareAsync(row, "nonce", facts => facts.Same, Cancellation).Soon();
        await other.ChangeAsync("account", row.Id, Claim, Cancellation);

        await proxy.DeliverLateAsync();

        Assert.Equal(SubmissionState.Sent, (await HoldsOnceAsync(row)).State);
    }

    [Fact]
    public async Task ChangeAsync_CommandArrivesAfterItWasGivenUp_ChangesNothingMore()
    {
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        proxy.HoldBack("\"Sent\"");
        await ledger.ChangeAsync("account", row.Id, Claim, Cancellation).Soon();
        await other.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Prepared }, Cancellation);

        await proxy.DeliverLateAsync();

        Assert.Equal(SubmissionState.Prepared, (await other.FindAsync("account", row.Id, Cancellation))?.State);
    }

    [Fact]
    public async Task PrepareAsync_CannotBeReadAgain_SaysSoAndIsTakenBackWithItsNonce()
    {
        var (row, next) = (LedgerRows.New(), LedgerRows.New());
        proxy.LoseReplyTo(row.Id, staysAway: true);

        var fault = await Assert.ThrowsAsync<LedgerException>(() => ledger.PrepareAsync(row, "nonce", facts => facts.Same, Cancellation)).Soon();
        Assert.Equal(SubmissionState.Prepared, (await other.FindAsync("account", row.Id, Cancellation))?.State);
        proxy.ComeBack();
        await BackAsync();

        LedgerFacts? seen = null;
        await ledger.PrepareAsync(
            next,
            "nonce",
            facts =>
            {
                seen = facts;
                return facts.Same?.AnswersDuplicates(LedgerRows.Noon) is true ? facts.Same : null;
            },
            Cancellation);

        Assert.Contains("could not be found out; nothing was sent for it", fault.Message, StringComparison.Ordinal);
        Assert.Equal(WorkStarted.No, fault.WorkStarted);
        Assert.Equal((0m, 0m), (seen!.DayUsd, seen.SessionUsd));
        Assert.Equal(SubmissionState.Refused, (await other.FindAsync("account", row.Id, Cancellation))?.State);
        Assert.Equal(SubmissionState.Prepared, (await other.FindAsync("account", next.Id, Cancellation))?.State);
    }

    [Fact]
    public async Task ChangeAsync_CannotBeReadAgain_IsTakenBackBeforeTheNextWrite()
    {
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        proxy.LoseReplyTo("\"Sent\"", staysAway: true);

        await Assert.ThrowsAsync<LedgerException>(() => ledger.ChangeAsync("account", row.Id, Claim, Cancellation)).Soon();
        Assert.Equal(SubmissionState.Sent, (await other.FindAsync("account", row.Id, Cancellation))?.State);
        proxy.ComeBack();
        await BackAsync();
        SubmissionState? before = null;
        await ledger.ChangeAsync(
            "account",
            row.Id,
            now =>
            {
                before = now.State;
                return Claim(now);
            },
            Cancellation);

        Assert.Equal(SubmissionState.Prepared, before);
    }

    [Fact]
    public async Task ChangeAsync_CannotBeReadAgainAndAnotherHasGoneOn_KeepsWhatTheOtherWrote()
    {
        var row = LedgerRows.New();
        await LedgerRows.AddAsync(ledger, row);
        proxy.LoseReplyTo("\"Sent\"", staysAway: true);
        await Assert.ThrowsAsync<LedgerException>(() => ledger.ChangeAsync("account", row.Id, Claim, Cancellation)).Soon();
        await other.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Accepted, JobIds = ["video:1"] }, Cancellation);

        proxy.ComeBack();
        await BackAsync();
        await LedgerRows.AddAsync(ledger, LedgerRows.New());

        Assert.Equal(SubmissionState.Accepted, (await other.FindAsync("account", row.Id, Cancellation))?.State);
    }

    private static RedisLedger Over(RedisConnection connection) => new(connection, TimeProvider.System, NullLogger<RedisLedger>.Instance);

    private static Submission? Claim(Submission row) => row.State is SubmissionState.Prepared ? row with { State = SubmissionState.Sent } : null;

    /// <summary>Every row costs 1.</summary>
    private async Task<Submission> HoldsOnceAsync(Submission row)
    {
        var rows = await other.ListAsync(new LedgerQuery("account"), Cancellation);
        var facts = await other.ReadFactsAsync("account", "caller", "same", "session", row.Day, Cancellation);
        Assert.Equal((row.Id, 1m, 1m), (facts.Same?.Id, facts.DayUsd, facts.SessionUsd));
        return Assert.Single(rows, found => found.Fingerprint == "same");
    }

    private async Task BackAsync()
    {
        using var patience = new CancellationTokenSource(Signals.Patience);
        while (await connection.FindTroubleAsync(patience.Token) is not null)
            await Task.Delay(interval, patience.Token);
    }
}
