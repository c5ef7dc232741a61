namespace HeyGen.Sandbox.Tests.Control;

public sealed class FaultTests : SandboxTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_Status_HitsOnceAndDoesNoWork()
    {
        var body = await harness.AvatarVideoAsync();
        await harness.FaultAsync(
            """{"operation":"create_video","status":429,"code":"rate_limit_exceeded","message":"Slow down","headers":{"Retry-After":"7"}}""");

        var first = await harness.PostAsync("/v3/videos", body);
        var second = await harness.PostAsync("/v3/videos", body);

        Assert.Equal("429 rate_limit_exceeded ", first.Refusal);
        Assert.Equal("Slow down", first.Message);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(1, await harness.ExecutionsAsync("create_video"));
    }

    [Fact]
    public async Task Fault_RawBody_SentAsItIs()
    {
        await harness.FaultAsync("""{"operation":"*","status":502,"body":"<html>Bad gateway</html>","content_type":"text/html"}""");

        var answer = await harness.GetAsync("/v3/videos");

        Assert.Equal(HttpStatusCode.BadGateway, answer.Status);
        Assert.Equal("<html>Bad gateway</html>", answer.Text);
    }

    [Fact]
    public async Task Fault_AfterAndTimes_HitTheRequestsMeant()
    {
        await harness.FaultAsync("""[{"operation":"list_videos","status":503,"after":1,"times":2}]""");

        var statuses = new List<int>();
        for (var index = 0; index < 4; index++)
            statuses.Add((int)(await harness.GetAsync("/v3/videos")).Status);

        Assert.Equal([200, 503, 503, 200], statuses);
        Assert.Equal(HttpStatusCode.OK, (await harness.GetAsync("/v3/voices")).Status);
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task Fault_Cut_LosesTheAnswer(string when, int executions)
    {
        var body = await harness.AvatarVideoAsync();
        await harness.FaultAsync($$"""{"operation":"create_video","cut":"{{when}}"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1"));

        Assert.Equal(executions, await harness.ExecutionsAsync("create_video"));
        var again = await harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1");
        Assert.Equal("pending", again["status"]);
        Assert.Equal(1, await harness.ExecutionsAsync("create_video"));
    }

    [Fact]
    public async Task Fault_Hang_NeverAnswers()
    {
        await harness.FaultAsync("""{"operation":"list_videos","hang":true}""");
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var request = new HttpRequestMessage(HttpMethod.Get, "/v3/videos");
        request.Headers.Add("X-Api-Key", "sandbox-key");

        var hanging = harness.Http.SendAsync(request, leave.Token);
        while ((await harness.GetAsync("/sandbox/requests")).Body.GetArrayLength() == 0)
            Assert.False(hanging.IsCompleted);
        harness.Advance(3600);
        Assert.Equal(HttpStatusCode.OK, (await harness.GetAsync("/v3/voices")).Status);

        Assert.False(hanging.IsCompleted);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }

    [Fact]
    public async Task Faults_Deleted_HitNothing()
    {
        await harness.FaultAsync("""{"operation":"*","status":500,"times":100}""");

        await harness.DeleteAsync("/sandbox/faults");

        Assert.Equal(HttpStatusCode.OK, (await harness.GetAsync("/v3/videos")).Status);
    }

    [Theory]
    [InlineData("""{"status":500}""")]
    [InlineData("""{"operation":"*","sttus":500}""")]
    [InlineData("""{"operation":"*","cut":"sometime"}""")]
    [InlineData("nonsense")]
    public async Task Fault_Malformed_Refused(string fault)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await harness.PostAsync("/sandbox/faults", fault)).Status);
    }
}
