using static HeyGen.McpServer.Tests.Pipeline.Submissions.SubmittingProcesses;

namespace HeyGen.McpServer.Tests.Pipeline.Submissions;

/// <summary>The same call again.</summary>
public sealed class SameCallTests
{
    private const string Operation = "create_video";

    [Fact]
    public async Task Submit_SameCallWhileInFlight_IsSentOnceAndAnsweredTwice()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "delay_ms": 200}""");
        var call = await processes.CallAsync(AvatarVideo);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => processes.SubmitAsync(call)));

        Assert.Equal(1, await processes.ExecutedAsync(Operation));
        Assert.Single(answers.Select(answer => Assert.Single(answer.Row.JobIds)).Distinct());
        Assert.Contains(answers, answer => answer.AlreadySubmitted);
    }

    [Fact]
    public async Task Submit_AcceptedBefore_IsAnsweredWithTheFirstJob()
    {
        await using var processes = await StartAsync();
        var first = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));

        var again = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo), processes.Process());

        Assert.Equal(SubmissionState.Accepted, first.Row.State);
        Assert.Equal((false, true), (first.AlreadySubmitted, again.AlreadySubmitted));
        Assert.Equal(first.Row.JobIds, again.Row.JobIds);
        Assert.Equal(1, await processes.ExecutedAsync(Operation));
    }

    [Fact]
    public async Task Submit_ArgumentsInAnotherOrder_IsTheSameCall()
    {
        await using var processes = await StartAsync();
        var call = await processes.CallAsync(AvatarVideo);
        await processes.SubmitAsync(call);

        var turned = new JsonObject(call.Arguments.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        var again = await processes.SubmitAsync(call with { Arguments = turned });

        Assert.True(again.AlreadySubmitted);
    }

    [Theory]
    [InlineData("Hello.", true, "local")]
    [InlineData("Hello.", false, "somebody else")]
    [InlineData("Goodbye.", false, "local")]
    public async Task Submit_AnotherCall_IsSubmittedAnew(string words, bool newTake, string caller)
    {
        await using var processes = await StartAsync();
        await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));

        var other = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo, words, newTake, caller));

        Assert.False(other.AlreadySubmitted);
        Assert.Equal(2, await processes.ExecutedAsync(Operation));
    }

    [Theory]
    [InlineData(nameof(SubmissionState.Completed), 1)]
    [InlineData(nameof(SubmissionState.Failed), 1)]
    [InlineData(nameof(SubmissionState.Refused), 2)]
    [InlineData(nameof(SubmissionState.Accepted), 1)]
    public async Task Submit_AfterTheEnd_IsADuplicateUnlessItWasRefused(string state, int executed)
    {
        await using var processes = await StartAsync();
        var first = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));
        await processes.ChangeAsync(first.Row, row => row with { State = Enum.Parse<SubmissionState>(state), EndedAt = processes.Clock.GetUtcNow() });

        await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));

        Assert.Equal(executed, await processes.ExecutedAsync(Operation));
    }

    [Theory]
    [InlineData(31, 0, 1)]
    [InlineData(24 * 60, 0, 1)]
    [InlineData(31, 29, 1)]
    [InlineData(31, 31, 2)]
    public async Task Submit_LongAfterTheFirst_IsADuplicateUntilHalfAnHourAfterItsEnd(int runs, int sinceItsEnd, int executed)
    {
        await using var processes = await StartAsync();
        var first = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));
        processes.Clock.Advance(TimeSpan.FromMinutes(runs));
        if (sinceItsEnd > 0)
        {
            await processes.ChangeAsync(first.Row, row => row with { State = SubmissionState.Completed, EndedAt = processes.Clock.GetUtcNow() });
            processes.Clock.Advance(TimeSpan.FromMinutes(sinceItsEnd));
        }

        await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));

        Assert.Equal(executed, await processes.ExecutedAsync(Operation));
    }

    [Fact]
    public async Task Submit_SameMessageToTheNextQuestion_IsAnotherCall()
    {
        await using var processes = await StartAsync();
        var session = await processes.AskingAgentAsync();
        await processes.SubmitAsync(await processes.CallAsync(AgentMessage, session));
        // Till the agent has taken the message in and asks again.
        processes.Clock.Advance(TimeSpan.FromMinutes(20));

        var next = await processes.SubmitAsync(await processes.CallAsync(AgentMessage, session));

        Assert.False(next.AlreadySubmitted);
        Assert.Equal(2, await processes.ExecutedAsync(AgentMessage));
    }

    [Fact]
    public async Task Submit_SameMessageWhileTheAgentThinks_IsADuplicate()
    {
        await using var processes = await StartAsync();
        var session = await processes.AskingAgentAsync();
        await processes.SubmitAsync(await processes.CallAsync(AgentMessage, session));

        var again = await processes.SubmitAsync(await processes.CallAsync(AgentMessage, session));

        Assert.True(again.AlreadySubmitted);
        Assert.Equal(1, await processes.ExecutedAsync(AgentMessage));
    }

    [Fact]
    public async Task Submit_HeyGenRefuses_RowIsRefusedAndTheNextCallIsSent()
    {
        await using var processes = await StartAsync();
        await processes.FaultAsync("""{"operation": "create_video", "status": 400, "code": "validation_error"}""");
        await Assert.ThrowsAsync<HeyGen.Client.HeyGenException>(async () => await processes.SubmitAsync(await processes.CallAsync(AvatarVideo)));
        Assert.Equal(SubmissionState.Refused, (await processes.RowAsync()).State);

        var again = await processes.SubmitAsync(await processes.CallAsync(AvatarVideo));

        Assert.False(again.AlreadySubmitted);
        Assert.Equal(2, (await processes.RequestsAsync(Operation)).Select(request => (string?)request["idempotency_key"]).Distinct().Count());
    }

    [Fact]
    public async Task Submit_CreateWithoutAJob_IsCompletedByItsAnswer()
    {
        await using var processes = await StartAsync();

        var spoken = await processes.SubmitAsync(await processes.CallAsync(SpokenText));
        var again = await processes.SubmitAsync(await processes.CallAsync(SpokenText));

        Assert.Equal(SubmissionState.Completed, spoken.Row.State);
        Assert.Equal((string?)spoken.Row.Answer!["audio_url"], (string?)again.Row.Answer!["audio_url"]);
        Assert.Equal(1, await processes.ExecutedAsync(SpokenText));
    }
}
