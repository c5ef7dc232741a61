using HeyGen.McpServer.Catalog.Avatars;
using HeyGen.McpServer.Catalog.Lipsyncs;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.Sandbox;
using JobState = HeyGen.McpServer.Jobs.JobState;

namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobReaderTests
{
    [Fact]
    public void Snapshot_Video_ReadsStateFieldsAndTime()
    {
        var snapshot = Snapshot(VideoKinds.Video, """{"id": "v1", "status": "processing", "created_at": 1767225600, "brand_new": 5}""");

        Assert.Equal((new JobId("video", "v1"), JobState.Running, "processing"), (snapshot.Id, snapshot.State, snapshot.Status));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), snapshot.CreatedAt);
        Assert.Equal(5, (int)snapshot.Fields["brand_new"]!);
        Assert.Null(snapshot.Percent);
    }

    [Fact]
    public void Snapshot_FailedVideo_TellsCodeAndMessage() =>
        Assert.Equal("c1: words", Snapshot(VideoKinds.Video, """{"status": "failed", "failure_code": "c1", "failure_message": "words"}""").Failure);

    [Fact]
    public void Snapshot_FailedWithoutReason_HasNone() => Assert.Null(Snapshot(VideoKinds.Video, """{"status": "failed", "failure_message": " "}""").Failure);

    [Fact]
    public void Snapshot_FailedLook_ReadsNestedReason() =>
        Assert.Equal("c2: blurred", Snapshot(AvatarKinds.AvatarLook, """{"status": "failed", "error": {"code": "c2", "message": "blurred"}}""").Failure);

    [Theory]
    [InlineData("""{"failure_reason": "no face"}""", "no face")]
    [InlineData("""{"error": {"code": "c3", "message": "no face"}}""", "c3: no face")]
    [InlineData("""{"error": "no face"}""", "no face")]
    [InlineData("""{"error": {"detail": "no face"}}""", "no face")]
    [InlineData("""{"error_message": "no face", "failure_message": null}""", "no face")]
    public void Snapshot_ReasonInAFieldOfAnotherKind_IsTold(string fields, string reason)
    {
        var data = JsonNode.Parse(fields)!.AsObject();
        data["status"] = "failed";

        Assert.Equal(reason, Snapshot(VideoKinds.Video, data.ToJsonString()).Failure);
        Assert.Equal(reason, Snapshot(LipsyncKinds.Lipsync, data.ToJsonString()).Failure);
    }

    [Fact]
    public void Snapshot_AgentSession_ReadsHeyGensPercent() =>
        Assert.Equal(40, Snapshot(VideoAgentKinds.VideoAgent, """{"status": "generating", "progress": 40}""").Percent);

    [Fact]
    public void Snapshot_LookOfTheCatalogueWithoutStatus_IsReady() => Assert.Equal(JobState.Completed, Snapshot(AvatarKinds.AvatarLook, """{"id": "l1"}""").State);

    [Fact]
    public void Snapshot_VideoWithoutStatus_IsNotTakenForDone() =>
        Assert.Equal(JobState.Running, Snapshot(VideoKinds.Video, "{\"id\": \"v1\", \"status\": null}").State);

    [Fact]
    public void Snapshot_TimeInMilliseconds_IsLeftOut() =>
        Assert.Null(Snapshot(VideoKinds.Video, "{\"status\": \"processing\", \"created_at\": 1767225600000}").CreatedAt);

    [Fact]
    public void Snapshot_ReasonCutInAnEmoji_DoesNotThrow() =>
        Assert.Null(Snapshot(VoiceKinds.VoiceClone, "{\"status\": \"failed\", \"failure_message\": \"\\ud83d\"}").Failure);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void Snapshot_AnswerIsNoObject_DoesNotThrow(string data) => Assert.Empty(Snapshot(VideoKinds.Video, data).Fields);

    [Fact]
    public async Task ReadAsync_AgentSession_GoesOnToItsVideo()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = clock }, TestContext.Current.CancellationToken);
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });
        var created = await heyGen.SendAsync(
            VideoAgentTools.Create.Operation!, new JsonObject { ["prompt"] = "A film about rain." }, options: null, TestContext.Current.CancellationToken);
        var session = created.Data.GetProperty("session_id").GetString()!;
        var reader = new JobReader(heyGen);

        var thinking = await reader.ReadAsync(VideoAgentKinds.VideoAgent, session, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(6));
        var rendering = await reader.ReadAsync(VideoAgentKinds.VideoAgent, session, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(1));
        var done = await reader.ReadAsync(VideoAgentKinds.VideoAgent, session, TestContext.Current.CancellationToken);

        Assert.Equal([JobState.Running, JobState.Running, JobState.Completed], [thinking.State, rendering.State, done.State]);
        Assert.Null(thinking.Fields["video_id"]);
        Assert.Equal(new JobId("video_agent", session), done.Id);
        Assert.StartsWith("http", (string?)done.Fields["video_url"], StringComparison.Ordinal);
        Assert.NotNull(done.Fields["messages"]);
    }

    [Fact]
    public async Task ReadAsync_AgentThinksAgain_TheVideoOfTheRunBeforeDoesNotCount()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });
        using var fault = new StringContent(
            """{"operation": "get_video_agent_session", "status": 200, "content_type": "application/json", "body": "{\"data\": {\"session_id\": \"s1\", \"status\": \"thinking\", \"video_id\": \"old\"}}"}""");
        (await http.PostAsync(new Uri("sandbox/faults", UriKind.Relative), fault, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var snapshot = await new JobReader(heyGen).ReadAsync(VideoAgentKinds.VideoAgent, "s1", TestContext.Current.CancellationToken);

        Assert.Equal((JobState.Running, "thinking"), (snapshot.State, snapshot.Status));
    }

    [Fact]
    public async Task ReadAsync_UnknownVideo_IsNotFound()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });

        var refusal = await Assert.ThrowsAsync<HeyGenException>(() =>
            new JobReader(heyGen).ReadAsync(VideoKinds.Video, "nope", TestContext.Current.CancellationToken));

        Assert.Equal(FailureKind.NotFound, refusal.Error.Kind);
    }

    [Fact]
    public async Task ReadManyAsync_KnownAndUnknownIds_TellsTheStateOfEach()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });
        var lipsync = new JsonObject { ["video"] = "https://example.com/a.mp4", ["audio"] = "https://example.com/a.mp3" };
        var created = await heyGen.SendAsync(LipsyncTools.Create.Operation!, lipsync, options: null, TestContext.Current.CancellationToken);
        var id = created.Data.GetProperty("lipsync_id").GetString()!;

        var statuses = await new JobReader(heyGen).ReadManyAsync(LipsyncKinds.Lipsync, [id, "none"], TestContext.Current.CancellationToken);

        Assert.Equal(new Dictionary<string, string> { [id] = "pending", ["none"] = "not_found" }, statuses);
    }

    [Theory]
    [InlineData("""{"data": [{"video_id": null, "status": "completed"}, {"video_id": "l1"}, "text", {"video_id": "l2", "status": "failed", "error": {"code": "x"}}]}""", 1)]
    [InlineData("""{"data": {"status": "completed"}}""", 0)]
    [InlineData("""{"data": null}""", 0)]
    public async Task ReadManyAsync_AnswerOfAnotherShape_TellsWhatItCan(string body, int told)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });
        using var fault = new StringContent(
            new JsonObject
            {
                ["operation"] = "bulk_lipsync_statuses",
                ["status"] = 200,
                ["content_type"] = "application/json",
                ["body"] = body,
            }.ToJsonString());
        (await http.PostAsync(new Uri("sandbox/faults", UriKind.Relative), fault, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var statuses = await new JobReader(heyGen).ReadManyAsync(LipsyncKinds.Lipsync, ["l1", "l2"], TestContext.Current.CancellationToken);

        Assert.Equal(told, statuses.Count);
    }

    [Fact]
    public async Task ReadAsync_ReaderThatLeavesRateLimits_ToldAtOnce()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        using var heyGen = HeyGenClient.Create(new HeyGenClientOptions { BaseAddress = sandbox.Address, ApiKey = sandbox.ApiKey });
        using var fault = new StringContent("""{"operation": "*", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "7"}, "times": 2}""");
        (await http.PostAsync(new Uri("sandbox/faults", UriKind.Relative), fault, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var reader = new JobReader(heyGen) { LeavesRateLimits = true };

        var single = await Assert.ThrowsAsync<HeyGenException>(() => reader.ReadAsync(VideoKinds.Video, "v1", TestContext.Current.CancellationToken));
        var many = await Assert.ThrowsAsync<HeyGenException>(() => reader.ReadManyAsync(VideoKinds.Video, ["v1"], TestContext.Current.CancellationToken));

        Assert.All([single, many], refusal => Assert.Equal(TimeSpan.FromSeconds(7), refusal.Error.RetryAfter));
    }

    private static JobSnapshot Snapshot(JobKind kind, string data) => JobReader.Snapshot(kind, "v1", JsonElement.Parse(data));
}
