using HeyGen.McpServer.Tests.Money.Ledger;

namespace HeyGen.McpServer.Tests.Money;

public sealed class BudgetTests
{
    private static readonly SpendingLimits limits = new() { PerCall = 2, PerSession = 5, PerDay = 10 };

    [Theory]
    [InlineData(0, 0, 2.0)]
    [InlineData(3, 3, 2.0)]
    [InlineData(0, 8, 2.0)]
    [InlineData(4.5, 9.5, 0.5)]
    // What is free passes whatever is used up.
    [InlineData(50, 50, 0.0)]
    public void Require_UpToTheLimit_IsAllowed(double session, double day, double call) => Require(session, day, call);

    [Theory]
    [InlineData(0, 0, 2.0001, "--budget-call", "2.00 USD")]
    [InlineData(3.0001, 4, 2.0, "--budget-session", "1.99 USD is left")]
    [InlineData(0, 8.5, 2.0, "--budget-day", "1.50 USD is left")]
    [InlineData(5, 9, 0.01, "--budget-session", "0.00 USD is left")]
    public void Require_AboveTheLimit_SaysWhichAndWhatIsLeft(double session, double day, double call, string option, string text)
    {
        var refusal = Assert.Throws<SpendingRefusedException>(() => Require(session, day, call));

        Assert.Contains(option, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Only the person who runs this server", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_NoLimits_AllowsEverything() => Budget.Require(new LedgerFacts(Same: null, 1000, 1000), Rows.Of(1000), new SpendingLimits());

    [Fact]
    public async Task Require_InTheLedgersDecision_LetsExactlyAsManyPassAsTheBudgetHolds()
    {
        var ledger = new MemoryLedger(TimeProvider.System);
        var budget = new SpendingLimits { PerDay = 5 };

        var started = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            try
            {
                await ledger.PrepareAsync(
                    Rows.New("t", Rows.Of(1)) with { Fingerprint = $"{number}" },
                    nonce: null,
                    facts =>
                    {
                        Budget.Require(facts, Rows.Of(1), budget);
                        return null;
                    },
                    TestContext.Current.CancellationToken);
                return true;
            }
            catch (SpendingRefusedException)
            {
                return false;
            }
        })));

        Assert.Equal(5, started.Count(passed => passed));
    }

    [Fact]
    public async Task ReadFactsAsync_IsWhatADecisionWouldSeeAndWritesNothing()
    {
        var ledger = new MemoryLedger(TimeProvider.System);
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        foreach (var row in new[] { Rows.New("t", Rows.Of(1), now), Rows.New("t", Rows.Of(2), now, "other"), Rows.New("t", Rows.Of(4), now.AddDays(-1)) })
            await ledger.PrepareAsync(row, nonce: null, _ => null, TestContext.Current.CancellationToken);

        var spent = await ledger.ReadFactsAsync("a", "c", "f", "s", DateOnly.FromDateTime(now.UtcDateTime), TestContext.Current.CancellationToken);

        Assert.Equal((5m, 3m), (spent.SessionUsd, spent.DayUsd));
        Assert.Equal(3, (await ledger.ListAsync(new LedgerQuery("a"), TestContext.Current.CancellationToken)).Count);
    }

    private static void Require(double session, double day, double call) =>
        Budget.Require(new LedgerFacts(Same: null, (decimal)day, (decimal)session), Rows.Of((decimal)call), limits);
}
