using HeyGen.McpServer.Jobs.Polling;

namespace HeyGen.McpServer.Tests.Jobs.Polling;

/// <summary>The look at jobs of which a caller knows nothing but their ids.</summary>
public sealed class FirstLookTests
{
    private readonly WatcherOfStagedJobs staged = new();

    private SteppedClock Clock => staged.Clock;

    private StagedJobs HeyGen => staged.HeyGen;

    [Fact]
    public async Task WaitAsync_AHundredIdsAndNoWait_AreOneRequestAtOnce()
    {
        var looks = await staged.WaitByIdAsync(WatcherOfStagedJobs.Ids(100), TimeSpan.Zero).Soon();

        Assert.All(looks, look => Assert.Equal((JobState.Running, "processing"), (look.Require().State, look.Require().Status)));
        Assert.Equal(100, Assert.Single(HeyGen.Requests).Count);
        Assert.Empty(HeyGen.FullReads);
        Assert.Equal(0, staged.Watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_OneId_IsReadInFullAtOnce()
    {
        var look = await staged.Watcher.WaitAsync(new AwaitedJob(VideoKinds.Video, "v0"), TimeSpan.Zero, changed: null, TestContext.Current.CancellationToken)
            .Soon();

        Assert.Equal("v0", (string?)look.Fields["id"]);
        Assert.Equal(["v0"], HeyGen.FullReads);
        Assert.Empty(HeyGen.Requests);
    }

    [Fact]
    public async Task WaitAsync_JobsThatHaveEnded_AreToldAtOnceWithWhatTheyMade()
    {
        foreach (var id in WatcherOfStagedJobs.Ids(100))
            HeyGen.Set(id, "completed");

        var looks = await staged.WaitByIdAsync(WatcherOfStagedJobs.Ids(100), WatcherOfStagedJobs.LongWait).Soon();

        Assert.All(looks, look => Assert.NotNull(look.Require().Fields["video_url"]));
        Assert.Equal((1, 100), (HeyGen.Requests.Count, HeyGen.FullReads.Count));
    }

    [Fact]
    public async Task WaitAsync_CallersWhileEveryRequestIsUnderWay_AreAskedForTogether()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var asked = new SemaphoreSlim(0);
        HeyGen.HoldsAnswers = () =>
        {
            asked.Release();
            return hold.Task;
        };
        var waits = new List<Task>();
        foreach (var id in WatcherOfStagedJobs.Ids(8))
        {
            waits.Add(staged.WaitByIdAsync([id], TimeSpan.Zero));
            await asked.WaitAsync(TestContext.Current.CancellationToken).Soon();
        }

        waits.AddRange(WatcherOfStagedJobs.Ids(30, "later").Select(id => staged.WaitByIdAsync([id], TimeSpan.Zero)));
        Assert.Empty(HeyGen.Requests);
        hold.SetResult();
        await Task.WhenAll(waits).Soon();

        Assert.Equal(30, Assert.Single(HeyGen.Requests).Count);
        Assert.Equal(8, HeyGen.FullReads.Count);
    }

    [Fact]
    public async Task WaitAsync_UnknownId_IsRunningUntilItIsMissingForLong()
    {
        HeyGen.Set("v0", "not_found");

        var looks = await staged.WaitByIdAsync(["v0", "v1"], TimeSpan.Zero).Soon();

        Assert.Equal([(JobState.Running, "not_found"), (JobState.Running, "processing")], looks.Select(look => (look.Require().State, look.Require().Status)));
    }

    [Fact]
    public async Task WaitAsync_FirstLookFails_IsToldAtOnceAndDoesNotHideTheOthers()
    {
        HeyGen.RefusesMany = ids => ids.Contains("v0") ? Failures.Of(FailureKind.ServerFault) : null;
        foreach (var id in WatcherOfStagedJobs.Ids(150))
            HeyGen.Set(id, "completed");

        var looks = await staged.WaitByIdAsync(WatcherOfStagedJobs.Ids(150), WatcherOfStagedJobs.LongWait).Soon();

        Assert.All(looks.Take(100), look => Assert.Equal(FailureKind.ServerFault, Assert.IsType<HeyGenException>(look.Fault).Error.Kind));
        Assert.All(looks.Skip(100), look => Assert.Equal(JobState.Completed, look.Require().State));
    }

    [Fact]
    public async Task WaitAsync_LaterLookFails_IsNotToldToWhoKnowsTheJob()
    {
        var wait = staged.WaitByIdAsync(["v0", "v1"], TimeSpan.FromMinutes(1));
        await Clock.RestAsync(timers: 2);
        HeyGen.RefusesMany = _ => Failures.Of(FailureKind.ServerFault);
        await Clock.FireNextAsync(timers: 2);
        await Clock.RestAsync(timers: 2);

        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.All(await wait.Soon(), look => Assert.Equal("processing", look.Require().Status));
    }

    [Fact]
    public async Task WaitAsync_ShortRateLimit_IsWaitedOut()
    {
        HeyGen.RefusesMany = _ => HeyGen.Requests.Count == 1 ? Failures.Of(FailureKind.RateLimited, retryAfter: TimeSpan.FromSeconds(1)) : null;
        var wait = staged.WaitByIdAsync(["v0", "v1"], TimeSpan.Zero);

        // The round of the two, and the rest before they are asked for again.
        var rest = await Clock.FireNextAsync(timers: 2);

        Assert.All(await wait.Soon(), look => Assert.Equal("processing", look.Require().Status));
        Assert.Equal(TimeSpan.FromSeconds(1), rest);
    }

    [Fact]
    public async Task WaitAsync_LongRateLimit_IsTold()
    {
        HeyGen.RefusesMany = _ => Failures.Of(FailureKind.RateLimited, retryAfter: TimeSpan.FromMinutes(5));

        var looks = await staged.WaitByIdAsync(["v0", "v1"], WatcherOfStagedJobs.LongWait).Soon();

        Assert.All(looks, look => Assert.Equal(FailureKind.RateLimited, Assert.IsType<HeyGenException>(look.Fault).Error.Kind));
        Assert.Single(HeyGen.Requests);
    }

    [Fact]
    public async Task WaitAsync_LimitThatLasts_IsToldAfterASecondTry()
    {
        HeyGen.RefusesMany = _ => Failures.Of(FailureKind.RateLimited, retryAfter: TimeSpan.FromSeconds(1));
        var wait = staged.WaitByIdAsync(["v0", "v1"], TimeSpan.Zero);

        await Clock.FireNextAsync(timers: 2);

        Assert.All(await wait.Soon(), look => Assert.Equal(FailureKind.RateLimited, Assert.IsType<HeyGenException>(look.Fault).Error.Kind));
        Assert.Equal(2, HeyGen.Requests.Count);
    }
}
