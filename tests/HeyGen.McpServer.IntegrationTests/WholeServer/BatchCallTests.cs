namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>Batches of videos and lipsyncs, before the sandbox.</summary>
public sealed class BatchCallTests
{
    private const string Lipsync = """{"video": "https://example.com/a.mp4", "audio": "https://example.com/a.mp3"}""";

    [Fact]
    public async Task CreateVideoBatch_AHundredVideos_AreOneRequestAndOneJobThatNamesTheFailed()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 1000);

        var outcome = await server.CallAsync("create_video_batch", await AHundredVideosAsync(server, badOnes: [7, 70]));

        Assert.False(outcome.IsError, outcome.Text);
        var job = outcome.Structured!["job"]!;
        Assert.Equal(("completed", 98, 2), ((string?)job["state"], (int)job["counts"]!["completed"]!, (int)job["counts"]!["failed"]!));
        Assert.Equal([7, 70], job["failed_items"]!.AsArray().Select(item => (int)item!["item_index"]!));
        Assert.Contains("job.failed_items", (string?)outcome.Structured["next"], StringComparison.Ordinal);
        Assert.Single(await server.RequestsAsync(), request => (string?)request["operation"] == "create_video_batch");
    }

    [Fact]
    public async Task CreateVideoBatch_WhileItRuns_ProgressTellsCounts()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);
        var counted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = new Caller("tester", (report, _) =>
        {
            if (report.Message.Contains("100 jobs: 99 running, 1 failed", StringComparison.Ordinal))
                counted.TrySetResult();

            return Task.CompletedTask;
        });
        using var leave = new CancellationTokenSource();
        var call = server.CallAsync("create_video_batch", await AHundredVideosAsync(server, badOnes: [7]), caller, leave.Token);

        await counted.Task.Soon();

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
    }

    [Fact]
    public async Task CreateVideoBatch_ItsVideos_AreJobsThatCanBeWaitedFor()
    {
        await using var server = await SandboxedServer.StartAsync();
        var batch = await server.ResultAsync("create_video_batch", """
            {"videos": [{"type": "image", "image": "https://example.com/a.png", "audioUrl": "https://example.com/a.mp3"}]}
            """);
        var id = (string?)batch["items"]![0]!["video_id"];

        var video = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["video:{{id}}"]}""");

        Assert.Contains("video:VIDEO_ID", (string?)batch["next"], StringComparison.Ordinal);
        Assert.NotNull(video["links"]!["video_url"]);
        var statuses = await server.ResultAsync("bulk_video_statuses", $$"""{"video_ids": ["{{id}}", "none"], "batch_ids": "{{batch["batch_id"]}}"}""");
        Assert.Equal(["completed", "not_found", "completed"], statuses["data"]!.AsArray().Select(entry => (string?)entry!["status"]));
    }

    [Fact]
    public async Task CreateLipsyncBatch_EveryItemFails_IsAFailureThatSaysWhy()
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync("create_lipsync_batch", """{"lipsyncs": [{"video": "none", "audio": "https://example.com/a.mp3"}]}""");

        Assert.Equal(ResultKind.Failed, outcome.Kind);
        Assert.Contains("lipsync_batch:", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Asset none does not exist", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateLipsync_AndABatchOfThem_EndWithLinks()
    {
        await using var server = await SandboxedServer.StartAsync();

        var single = await server.ResultAsync("create_lipsync", Lipsync);
        var batch = await server.ResultAsync("create_lipsync_batch", $$"""{"lipsyncs": [{{Lipsync}}, {{Lipsync}}]}""");
        var second = await server.ResultAsync("get_job", $$"""{"job_id": "lipsync:{{batch["items"]![1]!["video_id"]}}"}""");

        Assert.Equal($"lipsync:{single["lipsync_id"]}", (string?)single["job"]!["id"]);
        Assert.NotNull(single["links"]!["video_url"]);
        Assert.NotNull(second["links"]!["video_url"]);
    }

    [Fact]
    public async Task CreateLipsyncBatch_WaitEndsFirst_IsGoneOnWithByItsJobId()
    {
        await using var server = await SandboxedServer.StartAsync();
        var started = await server.CallAsync("create_lipsync_batch", $$"""{"lipsyncs": [{{Lipsync}}], "wait_seconds": 0}""");

        var done = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["{{started.Structured!["job"]!["id"]}}"]}""");

        Assert.Equal(ResultKind.StillRunning, started.Kind);
        Assert.Equal(("completed", 1), ((string?)done["job"]!["state"], (int)done["job"]!["counts"]!["completed"]!));
    }

    private static async Task<JsonObject> AHundredVideosAsync(SandboxedServer server, int[] badOnes)
    {
        var look = (string?)(await server.ResultAsync("list_avatar_looks", """{"limit": 1}"""))["data"]![0]!["id"];
        var videos = Enumerable.Range(0, 100).Select(index =>
            (JsonNode)new JsonObject { ["type"] = "avatar", ["avatar_id"] = badOnes.Contains(index) ? "none" : look, ["script"] = "Hello." });
        return new JsonObject { ["videos"] = new JsonArray([.. videos]) };
    }
}
