namespace HeyGen.Sandbox.Tests.Http;

public sealed class IdempotencyTests : SandboxTest
{
    [Fact]
    public async Task Post_SameKey_ReplaysFirstAnswerEvenForOtherBody()
    {
        var first = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync("One two three."), idempotencyKey: "key-1");

        var again = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync("Something else."), idempotencyKey: "key-1");

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, await harness.ExecutionsAsync("create_video"));
        Assert.Single((await harness.GetAsync("/v3/videos")).Data.EnumerateArray());
    }

    [Fact]
    public async Task Post_SameKeyAfterADay_WorksAnew()
    {
        var first = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(), idempotencyKey: "key-1");

        harness.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var within = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(), idempotencyKey: "key-1");
        harness.Advance(1);
        var after = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(), idempotencyKey: "key-1");

        Assert.Equal(first["video_id"], within["video_id"]);
        Assert.NotEqual(first["video_id"], after["video_id"]);
    }

    [Fact]
    public async Task Post_SameKeyElsewhere_IsAnotherKey()
    {
        var body = await harness.AvatarVideoAsync();

        await harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1");
        await harness.PostAsync("/v3/videos", body, "sandbox-other", "key-1");
        await harness.PostAsync("/v3/folders", """{"name":"Demos"}""", idempotencyKey: "key-1");

        Assert.Equal(2, await harness.ExecutionsAsync("create_video"));
        Assert.Equal(1, await harness.ExecutionsAsync("create_folder"));
    }

    [Fact]
    public async Task Post_KeyWhereOperationTakesNone_IsIgnored()
    {
        await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}""", idempotencyKey: "key-1");
        await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}""", idempotencyKey: "key-1");

        Assert.Equal(2, await harness.ExecutionsAsync("create_video_agent"));
    }

    [Fact]
    public async Task Post_WorkflowKey_ReplaysAs200AndRefusesAnotherBody()
    {
        const string body = """{"name":"W","product_graph":{"schema_version":"1.0.0"} }""";

        var first = await harness.PostAsync("/v3/workflows", body, idempotencyKey: "key-1");
        var again = await harness.PostAsync("/v3/workflows", body, idempotencyKey: "key-1");
        var other = await harness.PostAsync("/v3/workflows", body.Replace("W", "V", StringComparison.Ordinal), idempotencyKey: "key-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, first.Text), (first.Status, again.Status, again.Text));
        Assert.Equal("409 conflict Idempotency-Key", other.Refusal);
    }

    [Fact]
    public async Task Post_RunOfAWorkflow_NeedsAKeyThatNeverExpires()
    {
        var workflow = await harness.PostAsync("/v3/workflows", """{"name":"W","product_graph":{"schema_version":"1.0.0"} }""");
        var body = $$"""{"workflow_id":"{{workflow["id"]}}"}""";

        var keyless = await harness.PostAsync("/v3/workflow-runs", body);
        var first = await harness.PostAsync("/v3/workflow-runs", body, idempotencyKey: "key-1");
        harness.Clock.Advance(TimeSpan.FromDays(400));
        var again = await harness.PostAsync("/v3/workflow-runs", body, idempotencyKey: "key-1");

        Assert.Equal("400 invalid_parameter Idempotency-Key", keyless.Refusal);
        Assert.Equal(first["id"], again["id"]);
        Assert.Equal(1, await harness.ExecutionsAsync("create_workflow_run"));
    }

    [Fact]
    public async Task Post_KeyOfRefusedRequest_StaysFree()
    {
        var refused = await harness.PostAsync("/v3/videos", """{"type":"avatar","avatar_id":"nobody","script":"Hi"}""", idempotencyKey: "key-1");
        var accepted = await harness.PostAsync("/v3/videos", await harness.AvatarVideoAsync(), idempotencyKey: "key-1");

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(HttpStatusCode.OK, accepted.Status);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("slash/")]
    [InlineData("")]
    public async Task Post_MalformedKey_RefusedEvenWhereIgnored(string key)
    {
        var answer = await harness.PostAsync("/v3/video-agents", """{"prompt":"A film"}""", idempotencyKey: key);

        Assert.Equal("400 invalid_parameter Idempotency-Key", answer.Refusal);
    }

    [Theory]
    [InlineData(255, HttpStatusCode.OK)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task Post_KeyLength_UpTo255(int length, HttpStatusCode status)
    {
        var answer = await harness.PostAsync("/v3/folders", """{"name":"Demos"}""", idempotencyKey: new string('k', length));

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Post_SameKeyInFlight_ConflictThenReplay()
    {
        var body = await harness.AvatarVideoAsync();
        await harness.FaultAsync("""{"operation":"create_video","delay_ms":5000}""");

        var first = harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1");
        while (await harness.ExecutionsAsync("create_video") == 0)
            Assert.False(first.IsCompleted);
        var second = await harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1");
        while (!first.IsCompleted)
        {
            harness.Advance(5);
            await harness.GetAsync("/sandbox/state");
        }

        var third = await harness.PostAsync("/v3/videos", body, idempotencyKey: "key-1");

        Assert.Equal("409 request_in_progress ", second.Refusal);
        Assert.Equal((await first)["video_id"], third["video_id"]);
        Assert.Equal(1, await harness.ExecutionsAsync("create_video"));
    }
}
