namespace HeyGen.McpServer.Tests.Jobs.Polling;

/// <summary>What happens when something is heard of jobs.</summary>
public sealed class WakeTests
{
    private readonly WatcherOfStagedJobs staged = new();

    private StagedJobs HeyGen => staged.HeyGen;

    [Fact]
    public async Task Heard_WatchedJob_IsReadAndToldWithoutWaitingForTheRound()
    {
        using var stop = new CancellationTokenSource();
        var wait = staged.WaitAsync(["v0"]);
        var other = staged.WaitAsync(["v1"], cancellationToken: stop.Token);
        await staged.Clock.RestAsync(timers: 3);
        HeyGen.Set("v0", "completed");

        await staged.Signals.SendAsync(["v0"], TestContext.Current.CancellationToken);

        Assert.Equal(JobState.Completed, (await wait.Soon())[0].Require().State);
        Assert.Empty(HeyGen.Requests);
        Assert.Equal(["v0"], HeyGen.FullReads);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Soon());
    }

    [Fact]
    public async Task Heard_JobStillRuns_IsLookedAtInItsRoundsAgain()
    {
        var wait = staged.WaitAsync(["v0"]);
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HeyGen.HoldsAnswers = () =>
        {
            read.TrySetResult();
            return Task.CompletedTask;
        };
        await staged.Clock.RestAsync(timers: 2);
        await staged.Signals.SendAsync(["v0"], TestContext.Current.CancellationToken);
        await read.Task.Soon();
        HeyGen.Set("v0", "completed");

        await staged.RunAsync(until: wait, timers: 2);

        Assert.Equal(JobState.Completed, (await wait.Soon())[0].Require().State);
    }

    [Fact]
    public async Task Heard_WhileTheJobIsBeingRead_ReadsItAgain()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HeyGen.HoldsAnswers = () =>
        {
            reading.TrySetResult();
            return hold.Task;
        };
        var wait = staged.WaitAsync(["v0"]);
        await staged.Clock.FireNextAsync(timers: 2);
        await reading.Task.Soon();
        HeyGen.Set("v0", "completed");

        await staged.Signals.SendAsync(["v0"], TestContext.Current.CancellationToken);
        hold.SetResult();

        Assert.Equal(JobState.Completed, (await wait.Soon())[0].Require().State);
        Assert.Equal(["v0", "v0"], HeyGen.FullReads);
    }

    [Fact]
    public async Task Heard_JobThatNobodyWaitsFor_AsksNothing()
    {
        using var stop = new CancellationTokenSource();
        var wait = staged.WaitAsync(["v0"], cancellationToken: stop.Token);
        await staged.Clock.RestAsync(timers: 2);

        await staged.Signals.SendAsync(["other", "video:v0"], TestContext.Current.CancellationToken);
        await staged.Clock.FireNextAsync(timers: 2);
        await staged.Clock.RestAsync(timers: 2);

        Assert.Equal(["v0"], HeyGen.FullReads);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }
}
