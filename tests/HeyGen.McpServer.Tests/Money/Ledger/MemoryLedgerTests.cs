namespace HeyGen.McpServer.Tests.Money.Ledger;

public sealed class MemoryLedgerTests : LedgerContract
{
    private readonly FakeTimeProvider clock = new(LedgerRows.Noon);
    private readonly MemoryLedger ledger;

    public MemoryLedgerTests() => ledger = new MemoryLedger(clock);

    private protected override ValueTask<ILedger> OpenAsync() => ValueTask.FromResult<ILedger>(ledger);

    [Fact]
    public async Task UseOnceAsync_AfterItsLifetime_IsTrueAgain()
    {
        await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await ledger.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
    }
}
