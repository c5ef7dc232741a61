using HeyGen.McpServer.Jobs.Polling;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobPollerTests
{
    /// <summary>Far longer than the jobs of these tests: never the first timer due.</summary>
    private static readonly TimeSpan longWait = TimeSpan.FromHours(1);

    private readonly SteppedClock clock = new();
    private readonly IJobReader reader = Substitute.For<IJobReader>();
    private readonly LocalJobSignals signals = new();
    private readonly JobPoller watcher;

    public JobPollerTests() => watcher = new JobPoller(reader, signals, clock, NullLogger<JobPoller>.Instance);

    [Theory]
    [InlineData(JobState.Completed)]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.NeedsInput)]
    public async Task WaitAsync_JobEnds_ReturnsLastLook(object state)
    {
        Reads(_ => Look((JobState)state));
        var wait = WaitAsync(longWait);

        await clock.FireNextAsync(timers: 2);

        Assert.Equal((JobState)state, (await wait.Soon()).State);
        Assert.Equal(0, watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_ManyCallers_AskHeyGenOnceForAll()
    {
        var looks = new Queue<JobSnapshot>([Look(JobState.Running), Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue());
        Task<JobSnapshot>[] waits = [WaitAsync(longWait), WaitAsync(longWait), WaitAsync(longWait)];

        Assert.Equal(1, watcher.Watched);
        await clock.FireNextAsync(timers: 4);
        await clock.FireNextAsync(timers: 4);

        Assert.All(await Task.WhenAll(waits).Soon(), last => Assert.Equal(JobState.Completed, last.State));
        Assert.Equal(2, ReadCount());
    }

    [Fact]
    public async Task WaitAsync_TwoJobs_AreBothWatched()
    {
        Reads(_ => Look(JobState.Running));
        using var stop = new CancellationTokenSource();

        var first = watcher.WaitAsync(VideoKinds.Video, Look(JobState.Running), longWait, changed: null, stop.Token);
        var second = watcher.WaitAsync(VideoKinds.Video, Look(JobState.Running, "other"), longWait, changed: null, stop.Token);

        Assert.Equal(2, watcher.Watched);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Soon());
    }

    [Fact]
    public async Task WaitAsync_LastCallerLeaves_StopsLooking()
    {
        Reads(_ => Look(JobState.Running));
        using var leave = new CancellationTokenSource();
        var wait = WaitAsync(longWait, leave.Token);
        await clock.FireNextAsync(timers: 2);
        await clock.RestAsync(timers: 2);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
        await clock.RestAsync(timers: 0);
        Assert.Equal(0, watcher.Watched);
        Assert.Equal(1, ReadCount());
    }

    [Fact]
    public async Task WaitAsync_OneCallerCancels_OthersWaitOn()
    {
        Reads(_ => Look(JobState.Completed));
        using var leave = new CancellationTokenSource();
        var leaving = WaitAsync(longWait, leave.Token);
        var staying = WaitAsync(longWait);
        await clock.RestAsync(timers: 3);

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving.Soon());
        await clock.FireNextAsync(timers: 2);

        Assert.Equal(JobState.Completed, (await staying.Soon()).State);
    }

    [Fact]
    public async Task WaitAsync_CancelledBeforehand_NeverLooks()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(longWait, cancelled.Token));

        Assert.Equal(0, watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_WaitRunsOut_ReturnsLatestLookAndStops()
    {
        Reads(_ => Look(JobState.Running, status: "processing"));
        var wait = WaitAsync(TimeSpan.FromSeconds(4));
        await clock.FireNextAsync(timers: 2);
        await clock.RestAsync(timers: 2);

        clock.Advance(TimeSpan.FromSeconds(4));

        var last = await wait.Soon();
        Assert.Equal((JobState.Running, "processing"), (last.State, last.Status));
        Assert.Equal(0, watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_WaitOfZero_ReturnsStartWithoutLooking()
    {
        var start = Look(JobState.Running);

        var last = await watcher.WaitAsync(VideoKinds.Video, start, TimeSpan.Zero, changed: null, TestContext.Current.CancellationToken);

        Assert.Same(start, last);
        Assert.Equal(0, ReadCount());
    }

    [Fact]
    public async Task WaitAsync_JobHasEndedAlready_ReturnsItWithoutLooking()
    {
        var start = Look(JobState.Completed);

        var last = await watcher.WaitAsync(VideoKinds.Video, start, longWait, changed: null, TestContext.Current.CancellationToken);

        Assert.Same(start, last);
        Assert.Equal(0, ReadCount());
    }

    [Fact]
    public async Task WaitAsync_NotFoundThreeTimesOver30Seconds_EndsAsGone()
    {
        Reads(_ => throw Failures.Of(FailureKind.NotFound, "video_not_found"));
        var wait = WaitAsync(longWait);

        await clock.FireNextAsync(timers: 2);
        await clock.RestAsync(timers: 2);
        var firstMiss = clock.GetUtcNow();
        await clock.FireNextAsync(timers: 2);
        await clock.RestAsync(timers: 2);
        Assert.False(wait.IsCompleted);
        await clock.FireNextAsync(timers: 2);

        var last = await wait.Soon();
        Assert.Equal(JobState.Gone, last.State);
        Assert.Equal(3, ReadCount());
        Assert.True(clock.GetUtcNow() - firstMiss >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitAsync_FoundBetweenMisses_CountsMissesAnew()
    {
        var looks = new Queue<Func<JobSnapshot>>([Miss, Miss, () => Look(JobState.Running), Miss, Miss, () => Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue()());
        var wait = WaitAsync(longWait);

        for (var look = 0; look < 6; look++)
            await clock.FireNextAsync(timers: 2);

        Assert.Equal(JobState.Completed, (await wait.Soon()).State);

        static JobSnapshot Miss() => throw Failures.Of(FailureKind.NotFound);
    }

    [Fact]
    public async Task WaitAsync_RetryAfter_IsObeyed()
    {
        var looks = new Queue<Func<JobSnapshot>>(
            [() => throw Failures.Of(FailureKind.RateLimited, retryAfter: TimeSpan.FromSeconds(90)), () => Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue()());
        var wait = WaitAsync(longWait);
        await clock.FireNextAsync(timers: 2);

        var pause = await clock.FireNextAsync(timers: 2);

        Assert.Equal(TimeSpan.FromSeconds(90), pause);
        Assert.Equal(JobState.Completed, (await wait.Soon()).State);
    }

    [Theory]
    [InlineData(FailureKind.RateLimited)]
    [InlineData(FailureKind.ServerFault)]
    [InlineData(FailureKind.Network)]
    [InlineData(FailureKind.Timeout)]
    [InlineData(FailureKind.UnreadableAnswer)]
    public async Task WaitAsync_PassingFault_LooksAgain(FailureKind fault)
    {
        var looks = new Queue<Func<JobSnapshot>>([() => throw Failures.Of(fault), () => throw Failures.Of(fault), () => Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue()());
        var wait = WaitAsync(longWait);

        for (var look = 0; look < 3; look++)
            await clock.FireNextAsync(timers: 2);

        Assert.Equal(JobState.Completed, (await wait.Soon()).State);
    }

    [Theory]
    [InlineData(FailureKind.Credentials)]
    [InlineData(FailureKind.Permission)]
    [InlineData(FailureKind.InvalidRequest)]
    public async Task WaitAsync_Refusal_ReachesEveryCaller(FailureKind refusal)
    {
        Reads(_ => throw Failures.Of(refusal));
        Task<JobSnapshot>[] waits = [WaitAsync(longWait), WaitAsync(longWait)];

        await clock.FireNextAsync(timers: 3);

        foreach (var wait in waits)
        {
            var thrown = await Assert.ThrowsAsync<HeyGenException>(() => wait.Soon());
            Assert.Equal(refusal, thrown.Error.Kind);
        }

        Assert.Equal(0, watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_UnexpectedFault_ReachesCaller()
    {
        Reads(_ => throw new InvalidOperationException("a mistake"));
        var wait = WaitAsync(longWait);

        await clock.FireNextAsync(timers: 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => wait.Soon());
    }

    [Fact]
    public async Task WaitAsync_AfterTheEnd_StartsFreshLoop()
    {
        var looks = new Queue<JobSnapshot>([Look(JobState.NeedsInput), Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue());
        var first = WaitAsync(longWait);
        await clock.FireNextAsync(timers: 2);
        Assert.Equal(JobState.NeedsInput, (await first.Soon()).State);
        await clock.RestAsync(timers: 0);

        var second = WaitAsync(longWait);
        await clock.FireNextAsync(timers: 2);

        Assert.Equal(JobState.Completed, (await second.Soon()).State);
        Assert.Equal(2, ReadCount());
    }

    [Fact]
    public async Task WaitAsync_EachLook_IsToldToTheCallersThatWait()
    {
        var looks = new Queue<JobSnapshot>([Look(JobState.Running, status: "pending"), Look(JobState.Running, status: "processing"), Look(JobState.Completed)]);
        Reads(_ => looks.Dequeue());
        var told = new List<string>();
        var wait = watcher.WaitAsync(VideoKinds.Video, Look(JobState.Running), longWait, look => told.Add(look.Status), TestContext.Current.CancellationToken);

        for (var look = 0; look < 3; look++)
            await clock.FireNextAsync(timers: 2);

        await wait.Soon();

        Assert.Equal(["pending", "processing", "completed"], told);
    }

    [Fact]
    public async Task WaitAsync_OldJob_IsLookedAtSeldom()
    {
        Reads(_ => Look(JobState.Completed));
        var old = Look(JobState.Running) with { CreatedAt = clock.GetUtcNow() - TimeSpan.FromMinutes(20) };
        var wait = watcher.WaitAsync(VideoKinds.Video, old, longWait, changed: null, TestContext.Current.CancellationToken);

        var pause = await clock.FireNextAsync(timers: 2);

        Assert.InRange(pause.TotalSeconds, 22.5, 30);
        await wait.Soon();
    }

    private Task<JobSnapshot> WaitAsync(TimeSpan wait, CancellationToken? cancellationToken = null) =>
        watcher.WaitAsync(VideoKinds.Video, Look(JobState.Running), wait, changed: null, cancellationToken ?? TestContext.Current.CancellationToken);

    private void Reads(Func<string, JobSnapshot> look) =>
        reader.ReadAsync(Arg.Any<JobKind>(), Arg.Any<string>(), Arg.Any<CancellationToken>())
            .Returns(call => Task.Run(() => look(call.ArgAt<string>(1))));

    private int ReadCount() => reader.ReceivedCalls().Count();

    private static JobSnapshot Look(JobState state, string id = "v1", string? status = null) =>
        new(new JobId("video", id), state, status ?? state.Name(), []);
}
