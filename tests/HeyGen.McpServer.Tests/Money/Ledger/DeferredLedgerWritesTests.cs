using NSubstitute;

namespace HeyGen.McpServer.Tests.Money.Ledger;

/// <summary>M27: HeyGen answered while the ledger was away.</summary>
public sealed class DeferredLedgerWritesTests : IAsyncLifetime
{
    private static readonly TimeSpan longestInterval = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider clock = new(LedgerRows.Noon);
    private readonly RecordingLoggers loggers = new();
    private readonly MemoryLedger ledger;
    private readonly ILedger door = Substitute.For<ILedger>();
    private readonly Submission row = LedgerRows.New() with { State = SubmissionState.Sent };
    private readonly DeferredLedgerWrites deferred;
    private volatile bool isAway;
    private TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeferredLedgerWritesTests()
    {
        ledger = new MemoryLedger(clock);
        deferred = new DeferredLedgerWrites(door, clock, loggers.CreateLogger<DeferredLedgerWrites>());
        door.ChangeAsync(default!, default!, default!, default).ReturnsForAnyArgs(call =>
        {
            var change = call.ArgAt<Func<Submission, Submission?>>(2);
            var done = isAway
                ? Task.FromException<Submission?>(new LedgerException("The disk is full."))
                : ledger.ChangeAsync(call.ArgAt<string>(0), call.ArgAt<string>(1), change, CancellationToken.None);
            tried.TrySetResult();
            return done;
        });
        door.FindAsync(default!, default!, default)
            .ReturnsForAnyArgs(call => ledger.FindAsync(call.ArgAt<string>(0), call.ArgAt<string>(1), CancellationToken.None));
        door.PrepareAsync(default!, default, default!, default)
            .ReturnsForAnyArgs(call => ledger.PrepareAsync(call.ArgAt<Submission>(0), nonce: null, call.ArgAt<LedgerDecision>(2), CancellationToken.None));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await LedgerRows.AddAsync(ledger, row);

    public async ValueTask DisposeAsync()
    {
        await deferred.DisposeAsync();
        loggers.Dispose();
    }

    [Fact]
    public async Task ChangeAsync_LedgerIsThere_WritesAtOnce()
    {
        Assert.Equal(SubmissionState.Accepted, (await deferred.ChangeAsync(row, Accept)).State);

        Assert.Equal(SubmissionState.Accepted, (await KeptAsync())?.State);
        Assert.Empty(loggers.Entries);
    }

    [Fact]
    public async Task ChangeAsync_LedgerIsAway_AnswersAtOnceAndWritesWhenItIsBack()
    {
        isAway = true;
        var known = await deferred.ChangeAsync(row, Accept);
        Assert.Equal((SubmissionState.Accepted, SubmissionState.Sent), (known.State, (await KeptAsync())?.State));

        await TryAgainAsync();
        await TryAgainAsync();
        Assert.Equal(SubmissionState.Sent, (await KeptAsync())?.State);
        isAway = false;
        await TryAgainAsync();

        Assert.Equal((SubmissionState.Accepted, "video:1"), ((await KeptAsync())!.State, (await KeptAsync())!.JobIds.Single()));
        Assert.Contains("The disk is full.", Assert.Single(loggers.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeAsync_AnotherWaits_IsDoneAfterIt()
    {
        isAway = true;
        await deferred.ChangeAsync(row, Accept);
        isAway = false;

        var after = await deferred.ChangeAsync(row, now => now with { Title = $"after {now.State}" });

        Assert.Equal("after Accepted", after.Title);
    }

    [Fact]
    public async Task ChangeAsync_OddChangeWaits_DoesNotKeepOthersFromTheLedger()
    {
        isAway = true;
        var calls = 0;
        await deferred.ChangeAsync(row, now => ++calls > 1 ? throw new InvalidOperationException("odd") : now);
        await deferred.ChangeAsync(row, Accept);
        isAway = false;

        Assert.True(await deferred.FlushAsync());

        Assert.Equal(SubmissionState.Accepted, (await KeptAsync())?.State);
        Assert.Contains(loggers.Entries, entry => entry.EndsWith("is in no ledger: odd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ChangeAsync_LedgerWasMadeAnew_WritesTheRowDownAgain()
    {
        var lost = LedgerRows.New() with { State = SubmissionState.Sent };

        await deferred.ChangeAsync(lost, Accept);

        Assert.Equal(SubmissionState.Accepted, (await ledger.FindAsync(lost.Account, lost.Id, Cancellation))?.State);
        Assert.Equal(lost.Id, (await ledger.FindByJobsAsync(lost.Account, ["video:1"], Cancellation)).Values.Single().Id);
    }

    [Fact]
    public async Task DisposeAsync_LedgerIsBack_WritesWhatWaits()
    {
        isAway = true;
        await deferred.ChangeAsync(row, Accept);
        isAway = false;

        await deferred.DisposeAsync();

        Assert.Equal(SubmissionState.Accepted, (await KeptAsync())?.State);
    }

    [Fact]
    public async Task DisposeAsync_LedgerIsStillAway_EndsAndSaysSo()
    {
        isAway = true;
        await deferred.ChangeAsync(row, Accept);

        Assert.False(await deferred.FlushAsync());
        await deferred.DisposeAsync().AsTask().Soon();

        Assert.Contains(loggers.Entries, entry => entry.Contains("still away while this server stops", StringComparison.Ordinal));
        await deferred.ChangeAsync(row, Accept);
        Assert.EndsWith("is in no ledger: The disk is full.", loggers.Entries.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetryQueue_Full_TakesNoMore()
    {
        await using var queue = new RetryQueue(clock, capacity: 2);
        Task Fail() => Task.FromException(new LedgerException("away"));

        Assert.Equal([true, true, false], new[] { queue.TryAdd(Fail), queue.TryAdd(Fail), queue.TryAdd(Fail) });
    }

    private static Submission Accept(Submission now) => now with { State = SubmissionState.Accepted, JobIds = ["video:1"] };

    private Task<Submission?> KeptAsync() => ledger.FindAsync(row.Account, row.Id, Cancellation);

    /// <summary>As long as the longest interval goes by.</summary>
    private async Task TryAgainAsync()
    {
        tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Advance(longestInterval);
        await tried.Task.Soon();
    }
}
