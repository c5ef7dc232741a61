using static HeyGen.McpServer.Tests.Pipeline.Submissions.SubmittingProcesses;

namespace HeyGen.McpServer.Tests.Pipeline.Submissions;

/// <summary>Answers that never come, and processes that die before they do.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData("\"cut\": \"before\"")]
    [InlineData("\"cut\": \"after\"")]
    [InlineData("\"status\": 500")]
    [InlineData("\"status\": 409, \"code\": \"request_in_progress\", \"times\": 5")]
    [InlineData("\"status\": 429, \"code\": \"rate_limit_exceeded\", \"times\": 3")]
    public async Task Submit_PassingFaultWithAKey_IsDoneOnce(string fault)
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync($$"""{"operation": "create_video", {{fault}}}""");

        var submitted = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo), wait: TimeSpan.FromHours(1));

        Assert.Equal(SubmissionState.Accepted, submitted.Row.State);
        Assert.Equal(1, await processes.ExecutedAsync("create_video"));
    }

    [Theory]
    [InlineData("\"status\": 500")]
    [InlineData("\"cut\": \"after\"")]
    public async Task Submit_LastingFaultWithAKey_IsUnknownUntilTheSameCallGoesOn(string fault)
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync($$"""{"operation": "create_video", {{fault}}, "times": 3}""");
        var call = await processes.CallAsync(AvatarVideo);

        var failure = await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call));
        var unknown = await processes.RowAsync();
        var again = await processes.SubmitAsync(call, processes.Process());

        Assert.Equal(WorkStarted.Unknown, failure.Error.WorkStarted);
        Assert.Equal((SubmissionState.Unknown, true), (unknown.State, unknown.MayHaveBegun));
        Assert.Equal((SubmissionState.Accepted, unknown.Id), (again.Row.State, again.Row.Id));
        Assert.True(again.AlreadySubmitted);
        Assert.Single((await processes.RequestsAsync("create_video")).Select(request => (string?)request["idempotency_key"]).Distinct());
        Assert.Equal(1, await processes.ExecutedAsync("create_video"));
    }

    [Fact]
    public async Task Submit_RefusedAfterAnEarlierSendingMayHaveBegun_StaysUnknown()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""[{"operation": "create_video", "status": 500, "times": 3}, {"operation": "create_video", "status": 403, "code": "forbidden"}]""");
        var call = await processes.CallAsync(AvatarVideo);
        await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call));

        var refusal = await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call));

        Assert.Equal(("forbidden", WorkStarted.Unknown), (refusal.Error.Code, refusal.Error.WorkStarted));
        Assert.Equal(SubmissionState.Unknown, (await processes.RowAsync()).State);
    }

    [Fact]
    public async Task Submit_NoAnswerInTime_IsSentAndFollowedByItsId()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "hang": true}""");
        var call = processes.SubmitAsync(await processes.CallAsync(AvatarVideo));
        await RequestedAsync(processes, "create_video");

        processes.Clock.Advance(TimeSpan.FromSeconds(51));
        var sent = await call;
        var follow = processes.First.FollowAsync(sent.Row.Id, TimeSpan.FromHours(1), moved: null, TestContext.Current.CancellationToken);
        // The client's own time limit for an attempt, after which it asks again with the key.
        processes.Clock.Advance(TimeSpan.FromSeconds(10));
        var followed = await follow.Soon();

        Assert.Equal(SubmissionState.Sent, sent.Row.State);
        Assert.Equal(SubmissionState.Accepted, followed!.Row.State);
        Assert.Equal(1, await processes.ExecutedAsync("create_video"));
    }

    [Theory]
    [InlineData(AvatarVideo)]
    [InlineData(SpokenText)]
    public async Task Submit_ProcessDiedBeforeSending_TheSameCallSends(string tool)
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(tool);
        await DieAsync(processes, call, changes: 0);
        Assert.Equal(SubmissionState.Prepared, (await processes.RowAsync()).State);

        var again = await processes.SubmitAsync(call);

        Assert.False(again.AlreadySubmitted);
        Assert.False(again.Row.State.IsOpen());
        Assert.False(again.Row.MayHaveBegun);
        Assert.Equal(1, await processes.ExecutedAsync(call.Tool.Operation!.Id));
    }

    [Fact]
    public async Task Submit_ProcessDiedAfterSendingWithAKey_TheSameCallGetsTheSameJob()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(AvatarVideo);
        await DieAsync(processes, call, changes: 1);
        Assert.Equal(SubmissionState.Sent, (await processes.RowAsync()).State);

        var again = await processes.SubmitAsync(call);

        Assert.Equal((SubmissionState.Accepted, true, true), (again.Row.State, again.Row.MayHaveBegun, again.AlreadySubmitted));
        Assert.Equal(1, await processes.CountAsync("/v3/videos"));
    }

    [Theory]
    [InlineData(AgentVideo)]
    [InlineData("create_podcast")]
    [InlineData("clone_voice")]
    public async Task Submit_ProcessDiedAfterSendingWithoutAKey_TheWorkIsFound(string tool)
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(tool, "A film about rain.");
        await DieAsync(processes, call, changes: 1);

        var again = await processes.SubmitAsync(call);

        Assert.Equal(SubmissionState.Accepted, again.Row.State);
        Assert.StartsWith($"{call.Tool.Job!.Kind.Name}:", Assert.Single(again.Row.JobIds), StringComparison.Ordinal);
        Assert.Equal(1, await processes.ExecutedAsync(call.Tool.Operation!.Id));
    }

    [Fact]
    public async Task Submit_ProcessDiedAndMuchWasBegunSince_TheWorkIsFoundBehindIt()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(AgentVideo, "A film about rain.");
        await DieAsync(processes, call, changes: 1);
        for (var other = 0; other < 120; other++)
        {
            // As many as may run at a time, each to its end.
            processes.Clock.Advance(other % 9 == 0 ? TimeSpan.FromHours(1) : TimeSpan.Zero);
            await processes.PostAsync("/v3/video-agents", $$"""{"prompt": "Other {{other}}."}""");
        }

        var again = await processes.SubmitAsync(call);

        Assert.Equal((SubmissionState.Accepted, 121), (again.Row.State, await processes.ExecutedAsync(AgentVideo)));
    }

    [Fact]
    public async Task Submit_AnswerLostWithoutAKey_TheWorkIsFoundAtOnce()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video_agent", "cut": "after"}""");

        var submitted = await processes.SubmitAsync(await processes.CallAsync(AgentVideo));

        Assert.Equal(SubmissionState.Accepted, submitted.Row.State);
        Assert.Equal(1, await processes.ExecutedAsync(AgentVideo));
    }

    [Fact]
    public async Task Submit_AnswerToAMessageLost_IsFoundInItsSession()
    {
        await using var processes = await StartAsync();
        var session = await processes.AskingAgentAsync();
        await processes.FaultAsync("""{"operation": "send_video_agent_message", "cut": "after"}""");

        var answered = await processes.SubmitAsync(await processes.CallAsync(AgentMessage, session));

        Assert.Equal(SubmissionState.Accepted, answered.Row.State);
        Assert.Equal($"video_agent:{session}", Assert.Single(answered.Row.JobIds));
        Assert.Equal(1, await processes.ExecutedAsync(AgentMessage));
    }

    [Fact]
    public async Task Submit_AnswerLostAndSeveralThatFit_IsUnknown()
    {
        await using var processes = await StartAsync();
        await processes.PostAsync("/v3/video-agents", """{"prompt": "Hello."}""");
        await processes.FaultAsync("""{"operation": "create_video_agent", "cut": "after"}""");

        await Assert.ThrowsAsync<HeyGenException>(async () => await processes.SubmitAsync(await processes.CallAsync(AgentVideo)));

        Assert.Equal(SubmissionState.Unknown, (await processes.RowAsync()).State);
    }

    [Fact]
    public async Task Submit_AnswerLostAndTheOtherThatFitsHasARow_IsFound()
    {
        await using var processes = await StartAsync();
        var first = await processes.SubmitAsync(await processes.CallAsync(AgentVideo));
        await processes.FaultAsync("""{"operation": "create_video_agent", "cut": "after"}""");

        var second = await processes.SubmitAsync(await processes.CallAsync(AgentVideo, newTake: true));

        Assert.NotEqual(Assert.Single(first.Row.JobIds), Assert.Single(second.Row.JobIds));
    }

    [Theory]
    [InlineData(SpokenText, "before", 0)]
    [InlineData(SpokenText, "after", 1)]
    [InlineData(AgentVideo, "before", 0)]
    public async Task Submit_AnswerLostAndNothingFound_IsNotSentAgainButByANewTake(string tool, string cut, int executed)
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync($$"""{"operation": "{{tool}}", "cut": "{{cut}}"}""");
        var call = await processes.CallAsync(tool);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var failure = await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call));
            Assert.Equal(WorkStarted.Unknown, failure.Error.WorkStarted);
        }

        Assert.Equal(SubmissionState.Unknown, (await processes.RowAsync()).State);
        Assert.Equal(executed, await processes.ExecutedAsync(tool));
        await processes.SubmitAsync(call with { Options = new() { NewTake = true } });
        Assert.Equal(executed + 1, await processes.ExecutedAsync(tool));
    }

    [Fact]
    public async Task Submit_ProcessDiedAfterSendingAndNothingFound_IsUnknownWhenNobodyCanBeSendingAnyMore()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(SpokenText);
        await DieAsync(processes, call, changes: 1);
        var fresh = await processes.First.FollowAsync((await processes.RowAsync()).Id, TimeSpan.Zero, moved: null, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call, wait: TimeSpan.FromHours(1)));

        Assert.Equal(SubmissionState.Sent, fresh!.Row.State);
        Assert.Equal("outcome_unknown", failure.Error.Code);
        Assert.Equal(SubmissionState.Unknown, (await processes.RowAsync()).State);
        Assert.Equal(1, await processes.ExecutedAsync(SpokenText));
    }

    [Fact]
    public async Task Submit_KeyInTheBody_IsSentAgainWithItAndDoneOnce()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_background_removal", "cut": "after"}""");
        var call = await processes.CallAsync("create_background_removal");
        await Assert.ThrowsAsync<HeyGenException>(() => processes.SubmitAsync(call));

        var again = await processes.SubmitAsync(call);

        Assert.Equal(SubmissionState.Accepted, again.Row.State);
        Assert.Equal(1, await processes.CountAsync("/v3/background-removals"));
    }

    [Fact]
    public async Task Submit_AnotherProcessIsSendingTheSame_OneSends()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "delay_ms": 40000}""");
        var call = await processes.CallAsync(AvatarVideo);
        var first = processes.SubmitAsync(call, wait: TimeSpan.FromHours(1));
        await processes.Clock.AwaitedAsync(TimeSpan.FromSeconds(40));
        processes.Clock.Stop();
        var second = processes.SubmitAsync(call, processes.Process(), TimeSpan.FromHours(1));
        await RequestedAsync(processes, "create_video", times: 2);

        processes.Clock.Advance(TimeSpan.FromSeconds(40));
        var jobs = (await first).Row.JobIds;
        processes.Clock.GoOn();

        Assert.Equal(jobs, (await second).Row.JobIds);
        Assert.Equal(1, await processes.ExecutedAsync("create_video"));
    }

    [Fact]
    public async Task Submit_LedgerBreaksBeforeTheSending_SendsNothing()
    {
        await using var processes = await StartAsync();
        var process = processes.Process(new DyingLedger(processes.Ledger, changes: 0, new LedgerException("The disk is full.")));

        await Assert.ThrowsAsync<LedgerException>(async () => await processes.SubmitAsync(await processes.CallAsync(AvatarVideo), process));

        Assert.Empty(await processes.RequestsAsync("create_video"));
    }

    [Fact]
    public async Task Submit_LedgerBreaksAfterTheSending_TheCallerGetsHisJobAndTheNextCallTheSame()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(AvatarVideo);
        var process = processes.Process(new DyingLedger(processes.Ledger, changes: 1, new LedgerException("The disk is full.")));

        var submitted = await processes.SubmitAsync(call, process);
        var again = await processes.SubmitAsync(call);

        Assert.Equal(SubmissionState.Accepted, submitted.Row.State);
        Assert.Equal(submitted.Row.JobIds, again.Row.JobIds);
        Assert.Equal(1, await processes.CountAsync("/v3/videos"));
    }

    private static async Task DieAsync(SubmittingProcesses processes, ToolCall call, int changes)
    {
        var ledger = new DyingLedger(processes.Ledger, changes, fault: null);
        _ = processes.SubmitAsync(call, processes.Process(ledger));
        await ledger.Died.Soon();
    }

    private static async Task RequestedAsync(SubmittingProcesses processes, string operation, int times = 1)
    {
        using var patience = new CancellationTokenSource(Signals.Patience);
        while ((await processes.RequestsAsync(operation)).Count < times)
            patience.Token.ThrowIfCancellationRequested();
    }
}
