using HeyGen.McpServer.Pipeline.Submissions;
using static HeyGen.McpServer.Tests.Pipeline.Submissions.SubmittingProcesses;

namespace HeyGen.McpServer.Tests.Pipeline.Submissions;

/// <summary>Who goes next when HeyGen is full.</summary>
public sealed class PermitQueueTests
{
    private readonly SteppedClock clock = new();
    private int rows;

    [Fact]
    public void EnterIfBusy_NobodyWaits_GoesStraightOn() => Assert.Null(new PermitQueue(clock).EnterIfBusy(Row("a"), clock.GetUtcNow(), _ => { }));

    [Fact]
    public async Task Turn_SeveralSessions_TakeTurnsAndEachServesItsFirstFirst()
    {
        var queue = new PermitQueue(clock);
        var served = new List<string>();
        string[] sessions = ["a", "a", "a", "b", "c", "b"];
        var tickets = sessions.Select((session, index) => (Name: $"{session}{index}", Ticket: queue.Enter(Row(session), clock.GetUtcNow(), _ => { }))).ToList();

        while (tickets.Count > 0)
        {
            var called = tickets.Select(one => (one.Name, one.Ticket, Turn: one.Ticket.TurnAsync(TestContext.Current.CancellationToken))).ToList();
            await Task.WhenAny(called.Select(one => one.Turn)).Soon();
            var (name, ticket, _) = Assert.Single(called, one => one.Turn.IsCompletedSuccessfully);
            served.Add(name);
            tickets.RemoveAll(one => one.Ticket == ticket);
            ticket.Leave(wasRateLimited: false);
        }

        Assert.Equal(["a0", "b3", "c4", "a1", "b5", "a2"], served);
    }

    [Fact]
    public void Enter_EarlierWishOfTheSameSession_GoesBeforeLaterOnes()
    {
        var queue = new PermitQueue(clock);
        var (early, late) = (Row("a"), Row("a"));
        QueuePosition? placeOfEarly = null, placeOfLate = null;
        queue.Enter(Row("b"), clock.GetUtcNow(), _ => { });

        queue.Enter(late, clock.GetUtcNow(), place => placeOfLate = place);
        queue.Enter(early, clock.GetUtcNow(), place => placeOfEarly = place);

        Assert.Equal((new QueuePosition(2, 3), new QueuePosition(3, 3)), (placeOfEarly, placeOfLate));
    }

    [Fact]
    public async Task Turn_TurnedAway_WaitsAsLongAsHeyGenAsks()
    {
        var queue = new PermitQueue(clock);
        var head = queue.Enter(Row("a"), clock.GetUtcNow(), _ => { });
        await head.TurnAsync(TestContext.Current.CancellationToken);
        head.RateLimited(Full(TimeSpan.FromSeconds(12)));

        var turn = head.TurnAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(12), await clock.FireNextAsync(timers: 1));
        await turn.Soon();
    }

    [Fact]
    public async Task JobEnded_SomebodyWaits_MayTryAtOnceAndOncePerEnd()
    {
        var queue = new PermitQueue(clock);
        var head = queue.Enter(Row("a"), clock.GetUtcNow(), _ => { });
        head.RateLimited(Full(TimeSpan.FromMinutes(10)));
        var turn = head.TurnAsync(TestContext.Current.CancellationToken);
        await clock.RestAsync(timers: 1);

        queue.JobEnded(new JobId("video", "1"));
        await turn.Soon();
        head.RateLimited(Full(TimeSpan.FromMinutes(10)));
        queue.JobEnded(new JobId("video", "1"));
        var next = head.TurnAsync(TestContext.Current.CancellationToken);

        await clock.RestAsync(timers: 1);
        Assert.False(next.IsCompleted);
        queue.JobEnded(new JobId("video", "2"));
        await next.Soon();
    }

    [Fact]
    public async Task Turn_AnHourInTheQueue_EndsWithWhatHeyGenSaidLast()
    {
        var queue = new PermitQueue(clock);
        var head = queue.Enter(Row("a"), clock.GetUtcNow(), _ => { });
        head.RateLimited(Full(TimeSpan.FromHours(2)));
        var behind = queue.Enter(Row("a"), clock.GetUtcNow(), _ => { });

        var turn = behind.TurnAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PermitQueue.LongestWait, await clock.FireNextAsync(timers: 1));

        Assert.Equal("rate_limit_exceeded", (await Assert.ThrowsAsync<HeyGenException>(() => turn.Soon())).Error.Code);
        Assert.Throws<HeyGenException>(() => head.RateLimited(Full(null)));
    }

    [Fact]
    public async Task Submit_MoreThanTheAccountRuns_AllAreDoneOneAfterAnother()
    {
        await using var processes = await StartAsync();
        var places = new List<string>();
        var calls = new List<Task<Submitted>>();
        for (var number = 0; number < 14; number++)
        {
            calls.Add(processes.SubmitAsync(await processes.CallAsync(AvatarVideo, $"Video {number}."), wait: TimeSpan.FromHours(1), moved: place =>
            {
                lock (places)
                {
                    places.Add(place.ToString());
                }
            }));
        }

        var submitted = await Task.WhenAll(calls);

        Assert.All(submitted, one => Assert.Equal(SubmissionState.Accepted, one.Row.State));
        Assert.Equal(14, submitted.Select(one => Assert.Single(one.Row.JobIds)).Distinct().Count());
        Assert.Equal(14, await processes.ExecutedAsync("create_video"));
        Assert.Contains("Waiting for a free slot at HeyGen: place 1 of 1", places);
    }

    [Fact]
    public async Task Submit_FullAndTheCallerDoesNotWait_IsQueuedAndGoesOnWithoutHim()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limited", "headers": {"Retry-After": "40"}}""");

        var queued = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));
        Assert.Equal((SubmissionState.Prepared, new QueuePosition(1, 1)), (queued.Row.State, queued.Position));
        var follow = processes.First.FollowAsync(queued.Row.Id, TimeSpan.FromHours(1), moved: null, TestContext.Current.CancellationToken);
        processes.Clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(SubmissionState.Accepted, (await follow.Soon())!.Row.State);
    }

    [Fact]
    public async Task Submit_JobOfTheAccountSeenToEnd_TheHeadTriesAtOnce()
    {
        await using var processes = await StartAsync();
        var process = processes.ListeningProcess();
        var first = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo, "First."), process);
        await processes.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "600"}}""");
        var queued = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo, "Second."), process);
        processes.Clock.Advance(TimeSpan.FromSeconds(60));

        var follow = process.FollowAsync(queued.Row.Id, TimeSpan.FromHours(1), moved: null, TestContext.Current.CancellationToken);
        await processes.Reader.ReadAsync(VideoKinds.Video, first.Row.JobIds[0]["video:".Length..], TestContext.Current.CancellationToken);

        Assert.Equal(SubmissionState.Accepted, (await follow.Soon())!.Row.State);
    }

    [Fact]
    public async Task Submit_HeadGetsNoAnswer_HoldsUpNobody()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "40"}}""");
        await processes.FaultAsync("""{"operation": "create_video", "hang": true}""");
        await processes.SubmitAsync(await processes.CallAsync(AvatarVideo, "First."));
        var second = processes.SubmitAsync(await processes.CallAsync(AvatarVideo, "Second."), wait: TimeSpan.FromHours(1));
        processes.Clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(SubmissionState.Accepted, (await second).Row.State);
    }

    [Fact]
    public async Task Submit_FullForAnHour_IsRefusedAsBefore()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "30"}, "times": 1000}""");

        var refusal = await Assert.ThrowsAsync<HeyGenException>(
            async () => await processes.SubmitAsync(await processes.CallAsync(AvatarVideo), wait: TimeSpan.FromHours(3)));

        Assert.Equal(("rate_limit_exceeded", WorkStarted.No), (refusal.Error.Code, refusal.Error.WorkStarted));
        Assert.Equal(SubmissionState.Refused, (await processes.RowAsync()).State);
    }

    [Fact]
    public async Task Submit_QuotaUsedUp_IsRefusedAtOnce()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "status": 429, "code": "quota_exceeded"}""");

        var refusal = await Assert.ThrowsAsync<HeyGenException>(async () => await processes.SubmitAsync(await processes.CallAsync(AvatarVideo)));

        Assert.Equal("quota_exceeded", refusal.Error.Code);
        Assert.Single(await processes.RequestsAsync("create_video"));
    }

    private static HeyGenException Full(TimeSpan? retryAfter) => Failures.Of(FailureKind.RateLimited, "rate_limit_exceeded", retryAfter);

    /// <summary>Rows whose ids rise.</summary>
    private Submission Row(string session) => new()
    {
        Id = $"{++rows:D32}",
        Account = "account",
        Caller = "local",
        Session = session,
        Tool = AvatarVideo,
        Fingerprint = "f",
        IdempotencyKey = "k",
        State = SubmissionState.Prepared,
        CreatedAt = clock.GetUtcNow(),
        UpdatedAt = clock.GetUtcNow(),
        Estimate = Estimate.Free,
    };
}
