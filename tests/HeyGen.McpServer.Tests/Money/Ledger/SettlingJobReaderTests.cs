using NSubstitute;

namespace HeyGen.McpServer.Tests.Money.Ledger;

public sealed class SettlingJobReaderTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(LedgerRows.Noon.AddMinutes(5));
    private readonly IJobReader inner = Substitute.For<IJobReader>();
    private readonly HeyGenClient heyGen = HeyGenClient.Create(new HeyGenClientOptions { ApiKey = "key" });
    private readonly RecordingLoggers loggers = new();
    private readonly MemoryLedger ledger;
    private string account = "";
    private int rows;

    public SettlingJobReaderTests() => ledger = new MemoryLedger(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        heyGen.Dispose();
        loggers.Dispose();
    }

    [Theory]
    [InlineData(JobState.Running, SubmissionState.Accepted)]
    [InlineData(JobState.NeedsInput, SubmissionState.Accepted)]
    [InlineData(JobState.Completed, SubmissionState.Completed)]
    [InlineData(JobState.Failed, SubmissionState.Failed)]
    public async Task ReadAsync_State_SettlesTheRowAtAnEndOnly(object seen, object kept)
    {
        var row = await AddAsync("video:1");
        Sees((JobState)seen, failure: "bad_input: too long");

        var snapshot = await ReadAsync(ledger);

        Assert.Equal((JobState)seen, snapshot.State);
        var now = await ledger.FindAsync(account, row.Id, Cancellation);
        Assert.Equal((SubmissionState)kept, now!.State);
        Assert.Equal((JobState)seen is JobState.Failed ? "bad_input: too long" : null, now.Failure);
        Assert.Equal((SubmissionState)kept is SubmissionState.Accepted ? row.UpdatedAt : clock.GetUtcNow(), now.UpdatedAt);
    }

    [Fact]
    public async Task ReadAsync_JobGoesOnAfterItsEnd_SettlesTheNextRowToo()
    {
        var first = await AddAsync("video_agent:1", "video:1");
        Sees(JobState.Completed);
        await ReadAsync(ledger);
        var second = await AddAsync("video:1");

        await ReadAsync(ledger);

        Assert.Equal(SubmissionState.Completed, (await ledger.FindAsync(account, second.Id, Cancellation))!.State);
        Assert.Equal(SubmissionState.Accepted, (await ledger.FindAsync(account, first.Id, Cancellation))!.State);
    }

    [Fact]
    public async Task ReadAsync_SeveralRowsOfOneJob_PutItsCostDownToTheNewest()
    {
        var (older, newer) = (await AddAsync("video:1"), await AddAsync("video:1"));
        Sees(JobState.Completed, duration: 30);

        await ReadAsync(ledger);

        var (first, second) = (await ledger.FindAsync(account, older.Id, Cancellation), await ledger.FindAsync(account, newer.Id, Cancellation));
        Assert.Equal((SubmissionState.Completed, SubmissionState.Completed), (first!.State, second!.State));
        Assert.Equal((null, 30 * newer.Estimate.RateUsd), (first.SettledUsd, second.SettledUsd));
        Assert.Equal(older.Estimate.ReservedUsd, first.CountedUsd);
    }

    [Fact]
    public async Task ReadAsync_SettledRow_IsLeftAsItIs()
    {
        var row = await AddAsync("video:1");
        Sees(JobState.Completed);
        await ReadAsync(ledger);
        var settled = await ledger.FindAsync(account, row.Id, Cancellation);
        Sees(JobState.Failed);

        await ReadAsync(ledger);

        Assert.Same(settled, await ledger.FindAsync(account, row.Id, Cancellation));
    }

    [Fact]
    public async Task ReadAsync_LedgerCannotBeUsed_ReadsAndWarnsOnceTillItIsMended()
    {
        LedgerException? fault = new("The disk is full.");
        var broken = Substitute.For<ILedger>();
        broken.ChangeByJobsAsync(Arg.Any<string>(), Arg.Any<IReadOnlyList<string>>(), Arg.Any<Func<Submission, Submission?>>(), Arg.Any<CancellationToken>())
            .Returns(_ => fault is null ? Task.CompletedTask : Task.FromException(fault));
        Sees(JobState.Completed);
        var reader = Reader(broken);

        for (var look = 0; look < 3; look++)
            Assert.Equal(JobState.Completed, (await reader.ReadAsync(VideoKinds.Video, "1", Cancellation)).State);

        Assert.Contains("The disk is full.", Assert.Single(loggers.Entries), StringComparison.Ordinal);
        fault = null;
        await reader.ReadAsync(VideoKinds.Video, "1", Cancellation);
        fault = new LedgerException("Full again.");
        await reader.ReadAsync(VideoKinds.Video, "1", Cancellation);
        Assert.Equal(2, loggers.Entries.Count);
    }

    /// <summary>M24: what makes no sense settles the row with what was set aside, and costs nobody the read.</summary>
    [Theory]
    [InlineData(1e20)]
    [InlineData(7.9e28)]
    [InlineData(1e300)]
    [InlineData(-1)]
    public async Task ReadAsync_AbsurdLength_ReadsAndSettlesTheRow(double seconds)
    {
        var row = await AddAsync("video:1");
        Sees(JobState.Completed, duration: seconds);

        var snapshot = await ReadAsync(ledger);

        Assert.Equal(JobState.Completed, snapshot.State);
        var now = await ledger.FindAsync(account, row.Id, Cancellation);
        Assert.Equal((SubmissionState.Completed, null, row.Estimate.ReservedUsd), (now!.State, now.SettledUsd, now.CountedUsd));
    }

    [Fact]
    public async Task SettleAsync_JobIsGone_CountsWithWhatWasReservedAndAnswersDuplicatesForHalfAnHour()
    {
        var row = await AddAsync("video:1");

        await Settler(ledger).SettleAsync(VideoKinds.Video, new JobSnapshot(new JobId("video", "1"), JobState.Gone, "not_found", []), Cancellation);

        var now = (await ledger.FindAsync(account, row.Id, Cancellation))!;
        Assert.Equal((SubmissionState.Completed, null, row.Estimate.ReservedUsd), (now.State, now.SettledUsd, now.CountedUsd));
        Assert.True(now.AnswersDuplicates(clock.GetUtcNow() + TimeSpan.FromMinutes(30)));
        Assert.False(now.AnswersDuplicates(clock.GetUtcNow() + TimeSpan.FromMinutes(31)));
    }

    private void Sees(JobState state, string? failure = null, double duration = 0) => inner.ReadAsync(VideoKinds.Video, "1", Arg.Any<CancellationToken>())
        .Returns(new JobSnapshot(
            new JobId("video", "1"), state, state.Name(), new JsonObject { ["duration"] = duration })
        { Failure = state is JobState.Failed ? failure : null });

    private Task<JobSnapshot> ReadAsync(ILedger into) => Reader(into).ReadAsync(VideoKinds.Video, "1", Cancellation);

    private SettlingJobReader Reader(ILedger into) => new(inner, Settler(into));

    private JobSettler Settler(ILedger into) => new(heyGen, into, clock, loggers.CreateLogger<JobSettler>());

    private async Task<Submission> AddAsync(params string[] jobs)
    {
        account = (await heyGen.IdentifyAsync(Cancellation)).Tag;
        var row = LedgerRows.Accepted(jobs) with { Account = account, Id = $"{++rows:x32}" };
        await LedgerRows.AddAsync(ledger, row);
        return row;
    }
}
