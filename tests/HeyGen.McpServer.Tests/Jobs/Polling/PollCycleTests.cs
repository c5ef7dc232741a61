using HeyGen.McpServer.Catalog.Lipsyncs;
using HeyGen.McpServer.Catalog.Podcasts;

namespace HeyGen.McpServer.Tests.Jobs.Polling;

/// <summary>How many jobs are looked at together.</summary>
public sealed class PollCycleTests
{
    private readonly WatcherOfStagedJobs staged = new();

    private SteppedClock Clock => staged.Clock;

    private StagedJobs HeyGen => staged.HeyGen;

    [Fact]
    public async Task WaitAsync_AThousandJobsOfTenCallers_AreTenRequestsARound()
    {
        using var stop = new CancellationTokenSource();
        var waits = WatcherOfStagedJobs.Ids(1000).Chunk(100).Select(ids => staged.WaitAsync(ids, cancellationToken: stop.Token)).ToArray();
        Assert.Equal(1000, staged.Watcher.Watched);

        await Clock.FireNextAsync(timers: 11);
        await Clock.RestAsync(timers: 11);
        Assert.Equal(10, HeyGen.Requests.Count);
        await Clock.FireNextAsync(timers: 11);
        await Clock.RestAsync(timers: 11);

        Assert.Equal(20, HeyGen.Requests.Count);
        Assert.All(HeyGen.Requests, ids => Assert.Equal(100, ids.Count));
        Assert.Equal(1000, HeyGen.Requests.Take(10).SelectMany(ids => ids).Distinct().Count());
        Assert.Empty(HeyGen.FullReads);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waits).Soon());
        await Clock.RestAsync(timers: 0);
        Assert.Equal(0, staged.Watcher.Watched);
    }

    [Fact]
    public async Task WaitAsync_OneOfManyEnds_OnlyItIsReadInFullAndItsCallerToldInThatRound()
    {
        using var stop = new CancellationTokenSource();
        var ending = staged.WaitAsync(["v0"]);
        var others = staged.WaitAsync(["v1", "v2"], cancellationToken: stop.Token);
        HeyGen.Set("v0", "completed");

        await Clock.FireNextAsync(timers: 3);

        var look = (await ending.Soon())[0].Require();
        Assert.Equal("https://example.com/v0.mp4", (string?)look.Fields["video_url"]);
        Assert.Equal(["v0"], HeyGen.FullReads);
        Assert.False(others.IsCompleted);
        Assert.Equal(2, staged.Watcher.Watched);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others.Soon());
    }

    [Fact]
    public async Task WaitAsync_SomeOfACallersJobsEnd_HisWaitGoesOnForTheRest()
    {
        var wait = staged.WaitAsync(WatcherOfStagedJobs.Ids(3));
        HeyGen.Set("v0", "completed");
        HeyGen.Set("v1", "failed");
        await Clock.FireNextAsync(timers: 2);
        await Clock.RestAsync(timers: 2);
        Assert.False(wait.IsCompleted);
        HeyGen.Set("v2", "completed");

        await Clock.FireNextAsync(timers: 2);

        Assert.Equal([JobState.Completed, JobState.Failed, JobState.Completed], (await wait.Soon()).Select(look => look.Require().State));
        Assert.Single(HeyGen.FullReads, "v0");
    }

    [Fact]
    public async Task WaitAsync_JobsStartedAMomentApart_ShareTheRound()
    {
        using var stop = new CancellationTokenSource();
        var first = staged.WaitAsync(["v0"], cancellationToken: stop.Token);
        await Clock.RestAsync(timers: 2);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = staged.WaitAsync(["v1"], cancellationToken: stop.Token);

        await Clock.FireNextAsync(timers: 3);
        await Clock.RestAsync(timers: 3);

        Assert.Equal(["v0", "v1"], Assert.Single(HeyGen.Requests));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Soon());
    }

    [Fact]
    public async Task WaitAsync_JobGrowsOlder_MovesToASlowerRound()
    {
        using var stop = new CancellationTokenSource();
        var young = Clock.GetUtcNow() - TimeSpan.FromSeconds(19);
        var wait = staged.WaitAsync(["v0", "v1"], createdAt: young, cancellationToken: stop.Token);

        var first = await Clock.FireNextAsync(timers: 2);
        var second = await Clock.FireNextAsync(timers: 2);

        Assert.InRange(first.TotalSeconds, 1.5, 2);
        Assert.InRange(second.TotalSeconds, 3.75, 5);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }

    [Fact]
    public async Task WaitAsync_OldAndYoungJobs_HaveRoundsOfTheirOwn()
    {
        using var stop = new CancellationTokenSource();
        var old = staged.WaitAsync(["v0", "v1"], createdAt: Clock.GetUtcNow() - TimeSpan.FromHours(1), cancellationToken: stop.Token);
        var young = staged.WaitAsync(["v2", "v3"], cancellationToken: stop.Token);

        await Clock.FireNextAsync(timers: 4);
        await Clock.RestAsync(timers: 4);

        Assert.Equal(["v2", "v3"], Assert.Single(HeyGen.Requests));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => old.Soon());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => young.Soon());
    }

    [Fact]
    public async Task WaitAsync_KindWithoutBulkStatus_IsReadSinglyAtMostEightAtATime()
    {
        var (reading, most) = (0, 0);
        var gate = new Lock();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var eight = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HeyGen.HoldsAnswers = async () =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++reading);
            }

            if (most == 8)
                eight.TrySetResult();

            await hold.Task;
            lock (gate)
            {
                reading--;
            }
        };
        foreach (var id in WatcherOfStagedJobs.Ids(20))
            HeyGen.Set(id, "completed");

        var wait = staged.WaitAsync(WatcherOfStagedJobs.Ids(20), PodcastKinds.Podcast);
        await Clock.FireNextAsync(timers: 2);
        await eight.Task.Soon();
        hold.SetResult();

        Assert.All(await wait.Soon(), look => Assert.Equal(JobState.Completed, look.Require().State));
        Assert.Equal((8, 20), (most, HeyGen.FullReads.Count));
        Assert.Empty(HeyGen.Requests);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task WaitAsync_IdThatIsNoIdOfHeyGens_IsNeverAskedForWithOthers(string odd)
    {
        using var stop = new CancellationTokenSource();
        var wait = staged.WaitAsync(["v0", "v1", odd], cancellationToken: stop.Token);

        await Clock.FireNextAsync(timers: 2);
        await Clock.RestAsync(timers: 2);

        Assert.Equal(["v0", "v1"], Assert.Single(HeyGen.Requests));
        Assert.Equal([odd], HeyGen.FullReads);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }

    [Fact]
    public async Task WaitAsync_AnswerLeavesAJobOut_ItIsReadInFull()
    {
        HeyGen.LeavesOut = id => id == "v1";
        HeyGen.Set("v1", "completed");
        using var stop = new CancellationTokenSource();
        var leftOut = staged.WaitAsync(["v1"]);
        var other = staged.WaitAsync(["v0"], cancellationToken: stop.Token);

        await Clock.FireNextAsync(timers: 3);

        Assert.Equal(JobState.Completed, (await leftOut.Soon())[0].Require().State);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Soon());
    }

    [Fact]
    public async Task WaitAsync_NotFoundAmongMany_IsGoneOnlyWhenAReadInFullSaysSoToo()
    {
        var asked = new Queue<TimeSpan>();
        var start = Clock.GetUtcNow();
        HeyGen.Set("v0", "not_found");
        HeyGen.Set("v1", "not_found");
        HeyGen.RefusesMany = _ =>
        {
            Assert.Empty(HeyGen.FullReads);
            asked.Enqueue(Clock.GetUtcNow() - start);
            return null;
        };
        var missing = staged.WaitAsync(["v0", "v1"]);

        await staged.RunAsync(until: missing, timers: 2);

        Assert.Equal(3, asked.Count);
        Assert.All(await missing.Soon(), look => Assert.Equal(JobState.Gone, look.Require().State));
        Assert.Equal(["v0", "v1"], HeyGen.FullReads.Order());
        Assert.True(asked.Last() - asked.First() >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WaitAsync_NotFoundAmongManyThatAReadFindsAfterAll_IsWaitedForOn()
    {
        HeyGen.Set("v0", "not_found");
        HeyGen.Set("v1", "not_found");
        HeyGen.HoldsAnswers = () =>
        {
            // From its third miss on, which has it read in full.
            if (HeyGen.Requests.Count == 3)
            {
                HeyGen.Set("v0", "completed");
                HeyGen.Set("v1", "processing");
            }

            return Task.CompletedTask;
        };
        var found = staged.WaitAsync(["v0"]);
        using var stop = new CancellationTokenSource();
        var running = staged.WaitAsync(["v1"], cancellationToken: stop.Token);

        await staged.RunAsync(until: found, timers: 3);

        Assert.Equal(JobState.Completed, (await found.Soon())[0].Require().State);
        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.Soon());
    }

    [Fact]
    public async Task WaitAsync_RequestForManyIsRefused_ReachesOnlyTheCallerWhomItConcerns()
    {
        using var stop = new CancellationTokenSource();
        HeyGen.RefusesMany = ids => ids.Contains("bad") ? Failures.Of(FailureKind.InvalidRequest) : null;
        HeyGen.Refuses = id => id == "bad" ? Failures.Of(FailureKind.InvalidRequest) : null;
        var wait = staged.WaitAsync(["bad"]);
        var others = staged.WaitAsync(["v1", "v2"], cancellationToken: stop.Token);

        await Clock.FireNextAsync(timers: 3);

        var refusal = (await wait.Soon())[0].Fault;
        Assert.Equal(FailureKind.InvalidRequest, Assert.IsType<HeyGenException>(refusal).Error.Kind);
        while (HeyGen.Requests.Count == 1)
        {
            await Clock.FireNextAsync(timers: 2);
            await Clock.RestAsync(timers: 2);
        }

        Assert.Equal(["v1", "v2"], HeyGen.Requests.Last());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others.Soon());
    }

    [Fact]
    public async Task WaitAsync_CredentialIsRefused_EveryCallerHearsOfItAfterOneRequest()
    {
        HeyGen.RefusesMany = _ => Failures.Of(FailureKind.Credentials);
        var wait = staged.WaitAsync(WatcherOfStagedJobs.Ids(50));

        await Clock.FireNextAsync(timers: 2);

        Assert.All(await wait.Soon(), look => Assert.Throws<HeyGenException>(() => look.Require()));
        Assert.Single(HeyGen.Requests);
        Assert.Empty(HeyGen.FullReads);
    }

    [Fact]
    public async Task WaitAsync_RetryAfter_RestsTheWholeKindAndNoOther()
    {
        using var stop = new CancellationTokenSource();
        HeyGen.RefusesMany = _ => HeyGen.Requests.Count == 1 ? Failures.Of(FailureKind.RateLimited, retryAfter: TimeSpan.FromSeconds(90)) : null;
        var old = Clock.GetUtcNow() - TimeSpan.FromHours(1);
        var young = staged.WaitAsync(["v0", "v1"], cancellationToken: stop.Token);
        var older = staged.WaitAsync(["v2", "v3"], createdAt: old, cancellationToken: stop.Token);
        await Clock.FireNextAsync(timers: 4);
        await Clock.RestAsync(timers: 4);
        var refusedAt = Clock.GetUtcNow();
        var lipsyncs = staged.WaitAsync(["l0", "l1"], LipsyncKinds.Lipsync, cancellationToken: stop.Token);

        while (HeyGen.Requests.Count(ids => ids.Contains("v0")) < 2)
        {
            await Clock.FireNextAsync(timers: 6);
            await Clock.RestAsync(timers: 6);
        }

        Assert.Equal(TimeSpan.FromSeconds(90), Clock.GetUtcNow() - refusedAt);
        Assert.True(HeyGen.Requests.Count(ids => ids.Contains("l0")) > 10);
        await stop.CancelAsync();
        foreach (var wait in (Task[])[young, older, lipsyncs])
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }

    [Fact]
    public async Task IntervalFactor_High_DoesNotKeepTheCallerOfAMissingJobWaiting()
    {
        staged.Watcher.IntervalFactor = _ => 1000;
        HeyGen.Set("v0", "not_found");
        var start = Clock.GetUtcNow();
        var wait = staged.WaitByIdAsync(["v0"], WatcherOfStagedJobs.LongWait);

        await staged.RunAsync(until: wait, timers: 3);

        Assert.Equal(JobState.Gone, (await wait.Soon())[0].Require().State);
        Assert.InRange((Clock.GetUtcNow() - start).TotalSeconds, 30, 40);
    }

    [Fact]
    public async Task IntervalFactor_Five_MakesPausesFiveTimesAsLong()
    {
        using var stop = new CancellationTokenSource();
        staged.Watcher.IntervalFactor = kind => kind == VideoKinds.Video ? 5 : 1;
        var wait = staged.WaitAsync(["v0", "v1"], cancellationToken: stop.Token);

        var pause = await Clock.FireNextAsync(timers: 2);

        Assert.InRange(pause.TotalSeconds, 7.5, 10);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }
}
