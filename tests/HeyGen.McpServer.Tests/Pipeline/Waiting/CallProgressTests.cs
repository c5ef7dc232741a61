using System.Collections.Concurrent;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Tests.Pipeline.Waiting;

public sealed class CallProgressTests
{
    private readonly SteppedClock clock = new();
    private readonly ConcurrentQueue<(DateTimeOffset At, ProgressReport Report)> sent = new();

    [Fact]
    public void Start_ClientAskedForNone_IsNull() =>
        Assert.Null(CallProgress.Start(new Caller("host", SendProgress: null), "Preparing", JobSpeed.Usual, clock, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Start_NothingHappens_BeatsAtLeastEvery10SecondsAndRises()
    {
        var progress = Start();
        for (var beat = 0; beat < 60; beat++)
            await clock.FireNextAsync(timers: 1);

        await clock.RestAsync(timers: 1);
        await progress.DisposeAsync();

        Assert.Equal((0, "Preparing"), (sent.First().Report.Percent, sent.First().Report.Message));
        Assert.True(sent.Count > 30);
        Assert.All(Pairs(), pair => Assert.True(pair.Later.At - pair.Earlier.At <= TimeSpan.FromSeconds(10)));
        AssertRises();
        Assert.All(sent, told => Assert.True(told.Report.Percent < 100));
    }

    [Fact]
    public async Task Show_AnHourLongJob_RisesAsTheClientSeesIt()
    {
        var progress = Start();
        for (var seconds = 0; seconds < 3600; seconds += 5)
        {
            progress.Show(VideoKinds.Video, Look("processing"));
            for (var timer = 0; timer < 3; timer++)
                await clock.FireNextAsync(timers: 1);
        }

        await clock.RestAsync(timers: 1);
        await progress.DisposeAsync();

        // MCP's SDK carries the number as a float.
        Assert.All(Pairs(), pair => Assert.True((float)pair.Later.Report.Percent > (float)pair.Earlier.Report.Percent));
        Assert.True(sent.Last().Report.Percent < 100);
    }

    [Fact]
    public async Task Show_ChangeOfState_IsToldAtOnceInWords()
    {
        var progress = Start();
        await clock.FireNextAsync(timers: 1);
        await clock.FireNextAsync(timers: 1);
        await clock.RestAsync(timers: 1);

        progress.Show(VideoKinds.Video, Look("processing"));
        await progress.DisposeAsync();

        Assert.Equal("Rendering: about 3 minutes left, 1 s so far", sent.Last().Report.Message);
    }

    [Fact]
    public async Task Show_InTheMomentOfAnother_IsToldALittleLater()
    {
        var progress = Start();
        progress.Show(VideoKinds.Video, Look("waiting"));
        await clock.RestAsync(timers: 1);
        var toldAtOnce = sent.Count;
        await clock.FireNextAsync(timers: 1);
        await clock.RestAsync(timers: 1);
        await progress.DisposeAsync();

        Assert.Equal((1, 2), (toldAtOnce, sent.Count));
        Assert.All(Pairs(), pair => Assert.True(pair.Later.At - pair.Earlier.At >= TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task Show_HeyGensPercentFallsBack_NumberStillRises()
    {
        var progress = Start();
        foreach (var percent in (double[])[60, 30, 100, 10])
            progress.Show(VideoAgentKinds.VideoAgent, Look("generating") with { Percent = percent });

        await progress.DisposeAsync();

        Assert.Equal(5, sent.Count);
        AssertRises();
        Assert.All(sent, told => Assert.True(told.Report.Percent < 100));
    }

    [Fact]
    public async Task Show_JobCompleted_IsLeftToTheResult()
    {
        var progress = Start();
        progress.Show(VideoKinds.Video, Look("processing"));
        progress.Show(VideoKinds.Video, Look("completed") with { State = JobState.Completed });
        await progress.DisposeAsync();

        Assert.Equal(2, sent.Count);
        Assert.All(sent, told => Assert.True(told.Report.Percent < 100));
    }

    [Fact]
    public async Task Show_SeveralJobs_CountsThemByState()
    {
        var progress = Start();
        progress.Show(JobCounts.Of([JobState.Running, JobState.Running]), TimeSpan.FromMinutes(3));
        progress.Show(JobCounts.Of([JobState.Failed, JobState.Running]), TimeSpan.FromMinutes(3));
        progress.Show(JobCounts.Of([JobState.Failed, JobState.Completed]), TimeSpan.FromMinutes(3));
        // All have ended, and the result is still being put together: the number goes on rising.
        progress.Show(JobCounts.Of([JobState.Failed, JobState.Completed]), TimeSpan.FromMinutes(3));
        await progress.DisposeAsync();

        AssertRises();
        Assert.Contains(sent, told => told.Report.Message.StartsWith("2 jobs: 1 running, 1 failed", StringComparison.Ordinal) && told.Report.Percent >= 50);
        Assert.True(sent.Last().Report.Percent < 100);
    }

    [Fact]
    public async Task Show_SeveralJobsRunning_NumberFollowsTheTimeTheyUsuallyTake()
    {
        var progress = Start();
        progress.Show(JobCounts.Of([JobState.Running, JobState.Running]), TimeSpan.FromMinutes(3));
        while (clock.GetUtcNow() - sent.First().At < TimeSpan.FromMinutes(3))
            await clock.FireNextAsync(timers: 1);

        await clock.RestAsync(timers: 1);
        await progress.DisposeAsync();

        AssertRises();
        Assert.InRange(sent.Last().Report.Percent, 70, 90);
    }

    [Fact]
    public async Task DisposeAsync_SinkFails_BreaksNothing()
    {
        var progress = CallProgress.Start(
            new Caller("host", (_, _) => throw new IOException("the line broke")), "Preparing", JobSpeed.Usual, clock, TestContext.Current.CancellationToken)!;
        progress.Show(VideoKinds.Video, Look("processing"));
        progress.Show(VideoKinds.Video, Look("completed") with { State = JobState.Completed });

        Assert.Null(await Record.ExceptionAsync(() => progress.DisposeAsync().AsTask().Soon()));
    }

    [Fact]
    public async Task DisposeAsync_CallerHasGone_EndsAndBreaksNothing()
    {
        using var gone = new CancellationTokenSource();
        var progress = CallProgress.Start(new Caller("host", SendAsync), "Preparing", JobSpeed.Usual, clock, gone.Token)!;
        await clock.RestAsync(timers: 1);

        await gone.CancelAsync();

        Assert.Null(await Record.ExceptionAsync(() => progress.DisposeAsync().AsTask().Soon()));
        await clock.RestAsync(timers: 0);
    }

    private CallProgress Start() => CallProgress.Start(new Caller("host", SendAsync), "Preparing", JobSpeed.Usual, clock, TestContext.Current.CancellationToken)!;

    private Task SendAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        sent.Enqueue((clock.GetUtcNow(), report));
        return Task.CompletedTask;
    }

    private static JobSnapshot Look(string status) => new(new JobId("video", "v1"), JobState.Running, status, []);

    private IEnumerable<((DateTimeOffset At, ProgressReport Report) Earlier, (DateTimeOffset At, ProgressReport Report) Later)> Pairs() =>
        sent.Zip(sent.Skip(1));

    private void AssertRises() => Assert.All(Pairs(), pair => Assert.True(pair.Later.Report.Percent > pair.Earlier.Report.Percent));
}
