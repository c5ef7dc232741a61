using HeyGen.McpServer.Jobs.Polling;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>What a client sees of submissions that were made before, wait, or are not known of.</summary>
public sealed class SubmittingTests
{
    [Fact]
    public async Task Create_SameCallAgain_IsTheFirstJobAndSaysSo()
    {
        await using var server = await SandboxedServer.StartAsync();
        var call = await server.VideoAsync("Hello.", waitSeconds: 0);
        var first = await server.ResultAsync("create_video_from_avatar", call);

        var again = await server.ResultAsync("create_video_from_avatar", call);
        call["new_take"] = true;
        var anew = await server.ResultAsync("create_video_from_avatar", call);

        Assert.Null(first["already_submitted"]);
        Assert.True((bool)again["already_submitted"]! && (bool)again["job"]!["already_submitted"]!);
        Assert.Equal((string?)first["video_id"], (string?)again["video_id"]);
        Assert.Contains("new_take: true", (string?)again["next"], StringComparison.Ordinal);
        Assert.NotEqual((string?)first["video_id"], (string?)anew["video_id"]);
    }

    [Fact]
    public async Task Create_EarlierCallWasCutOff_WaitsForItsJobAndGivesItsResult()
    {
        await using var server = await SandboxedServer.StartAsync();
        var call = await server.VideoAsync("Hello.", waitSeconds: 0);
        await server.ResultAsync("create_video_from_avatar", call);

        call["wait_seconds"] = 60;
        var waited = await server.ResultAsync("create_video_from_avatar", call);

        Assert.Equal("completed", (string?)waited["job"]!["state"]);
        Assert.NotNull(waited["links"]!["video_url"]);
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    [Fact]
    public async Task Create_SameCallAfterItsResult_IsTheFirstAndSaysHowToGetAnother()
    {
        await using var server = await SandboxedServer.StartAsync();
        var voice = (await server.ResultAsync("list_voices", """{"engine": "starfish", "limit": 1}"""))["data"]![0]!["voice_id"];
        var call = new JsonObject { ["text"] = "Hello.", ["voice_id"] = (string?)voice };

        var first = await server.ResultAsync("create_speech", call);
        var again = await server.CallAsync("create_speech", call);
        var take = await server.ResultAsync(
            "create_speech", new JsonObject { ["text"] = "Hello.", ["voice_id"] = (string?)voice, ["new_take"] = true });

        Assert.Equal((null, true, null), ((bool?)first["already_submitted"], (bool?)again.Structured!["already_submitted"], (bool?)take["already_submitted"]));
        Assert.Equal((string?)first["audio_url"], (string?)again.Structured["audio_url"]);
        Assert.Contains("new_take", again.Text, StringComparison.Ordinal);
        Assert.Equal(2, await server.ExecutedAsync("create_speech"));
    }

    [Fact]
    public async Task Message_SameWordsToTheNextQuestion_AreAnotherMessage()
    {
        await using var server = await SandboxedServer.StartAsync();
        var session = (string?)(await server.ResultAsync("create_video_agent", """{"prompt": "A film about rain.", "mode": "chat"}"""))["session_id"];
        var message = $$"""{"session_id": "{{session}}", "message": "Go on.", "wait_seconds": 0}""";
        await server.ResultAsync("send_video_agent_message", message);
        // An agent that was stopped asks what to do.
        await server.ResultAsync("stop_video_agent_session", $$"""{"session_id": "{{session}}"}""");

        var answered = await server.ResultAsync("send_video_agent_message", message);
        var repeated = await server.ResultAsync("send_video_agent_message", message);

        Assert.Equal(("running", null), ((string?)answered["job"]!["state"], (bool?)answered["already_submitted"]));
        Assert.Equal(true, (bool?)repeated["already_submitted"]);
        Assert.Equal(2, await server.ExecutedAsync("send_video_agent_message"));
    }

    [Fact]
    public async Task Create_HeyGenIsFull_TellsThePlaceAndGivesAnIdThatLeadsToTheJob()
    {
        // On this clock the seconds in the queue last.
        await using var server = await SandboxedServer.StartAsync(time: TimeProvider.System);
        await server.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "2"}}""");
        var call = await server.VideoAsync("Hello.", waitSeconds: 0);
        var told = new List<string>();
        var caller = new Caller("tester", (report, _) =>
        {
            lock (told)
            {
                told.Add(report.Message);
            }

            return Task.CompletedTask;
        });

        var queued = await server.CallAsync("create_video_from_avatar", call, caller);
        var id = (string)queued.Structured!["job"]!["id"]!;
        var looked = await server.CallAsync("get_job", $$"""{"job_id": "{{id}}"}""");
        var waited = await server.CallAsync("wait_for_job", $$"""{"job_ids": ["{{id}}"]}""", caller);

        Assert.Equal((ResultKind.StillRunning, ResultKind.StillRunning), (queued.Kind, looked.Kind));
        Assert.StartsWith("submission:", id, StringComparison.Ordinal);
        Assert.Equal(("queued", 1), ((string?)queued.Structured["job"]!["state"], (int)queued.Structured["job"]!["place"]!));
        Assert.Contains(id, (string?)queued.Structured["next"], StringComparison.Ordinal);
        Assert.Contains(told, message => message.StartsWith("Waiting for a free slot at HeyGen: place 1 of 1", StringComparison.Ordinal));
        Assert.Equal("completed", (string?)waited.Structured!["job"]!["state"]);
        Assert.StartsWith("video:", (string?)waited.Structured["job"]!["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForJob_SubmissionAmongJobs_IsToldBesideThem()
    {
        await using var server = await SandboxedServer.StartAsync();
        var job = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync("First.", waitSeconds: 0)))["job"]!["id"]!;
        await server.FaultAsync("""{"operation": "create_video", "status": 429, "code": "rate_limit_exceeded", "headers": {"Retry-After": "600"}}""");
        var queued = (string)(await server.ResultAsync("create_video_from_avatar", await server.VideoAsync("Second.", waitSeconds: 0)))["job"]!["id"]!;

        var looked = await server.CallAsync("wait_for_job", $$"""{"job_ids": ["{{job}}", "{{queued}}"], "wait_seconds": 0}""");

        Assert.Equal(ResultKind.StillRunning, looked.Kind);
        Assert.Equal([job, queued], looked.Structured!["jobs"]!.AsArray().Select(one => (string?)one!["job"]!["id"]));
        Assert.Equal(1, (int)looked.Structured["counts"]!["queued"]!);
    }

    [Theory]
    [InlineData("get_job", """{"job_id": "submission:nope"}""")]
    [InlineData("wait_for_job", """{"job_ids": ["submission:nope", "video:1"]}""")]
    public async Task JobTools_UnknownSubmission_SayWhereToLook(string tool, string arguments)
    {
        await using var server = await SandboxedServer.StartAsync();

        var outcome = await server.CallAsync(tool, arguments);

        Assert.Equal(ResultKind.BadArguments, outcome.Kind);
        Assert.Contains("list_jobs", outcome.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RequestsAsync());
    }

    [Fact]
    public async Task Create_OutcomeUnknown_SaysHowToGoOn()
    {
        await using var server = await SandboxedServer.StartAsync();
        await server.FaultAsync("""{"operation": "create_video", "status": 500, "times": 3}""");
        var call = await server.VideoAsync("Hello.", waitSeconds: 0);

        var unknown = await server.CallAsync("create_video_from_avatar", call);
        var again = await server.ResultAsync("create_video_from_avatar", call);

        Assert.True(unknown.IsError);
        Assert.Contains("pays once", unknown.Text, StringComparison.Ordinal);
        Assert.True((bool)again["already_submitted"]!);
    }

    [Fact]
    public async Task Create_LocalFileAgain_IsUploadedOnceUntilItChanges()
    {
        using var folder = new TestFolder();
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { ServesLocalUser = true, FilesDirs = [folder.Allowed] });
        folder.Write("me.png", TestFolder.Png);
        const string call = """{"name": "Me", "file": "me.png", "wait_seconds": 0}""";

        var first = await server.ResultAsync("create_photo_avatar", call);
        var again = await server.ResultAsync("create_photo_avatar", call);
        folder.Write("me.png", [.. TestFolder.Png, 0]);
        var other = await server.ResultAsync("create_photo_avatar", call);

        Assert.Equal((string?)first["job"]!["id"], (string?)again["job"]!["id"]);
        Assert.NotEqual((string?)first["job"]!["id"], (string?)other["job"]!["id"]);
        Assert.Equal(2, await server.ExecutedAsync("upload_asset"));
        Assert.Equal(2, await server.ExecutedAsync("create_avatar"));
    }

    /// <summary>A row that nothing settles would hold its reservation, and answer the same call, for ever.</summary>
    [Fact]
    public async Task Create_JobWasDeletedAtHeyGen_SettlesItsRow()
    {
        var clock = new SkippingClock();
        await using var server = await SandboxedServer.StartAsync(time: clock, replace: services => services.AddSingleton(provider => new JobPoller(
            new TimelessReader(provider.GetRequiredService<IJobReader>(), clock), provider.GetRequiredService<IJobSignals>(), clock,
                NullLogger<JobPoller>.Instance)));
        var call = await server.VideoAsync("Hello.", waitSeconds: 0);
        var video = (string)(await server.ResultAsync("create_video_from_avatar", call))["video_id"]!;
        using var deleted = await server.Http.DeleteAsync($"/v3/videos/{video}", TestContext.Current.CancellationToken);
        deleted.EnsureSuccessStatusCode();

        call["wait_seconds"] = 240;
        var again = await server.CallAsync("create_video_from_avatar", call);

        Assert.Equal(ResultKind.Failed, again.Kind);
        var row = Assert.Single((await server.ResultAsync("list_jobs", "{}"))["data"]!.AsArray())!;
        Assert.Equal("completed", (string?)row["state"]);
        Assert.Equal(1, await server.ExecutedAsync("create_video"));
    }

    /// <summary>Lets no pause pass while a job is read: the pauses beside a slow read would use up the caller's wait.</summary>
    private sealed class TimelessReader(IJobReader reader, SkippingClock clock) : IJobReader
    {
        public Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken) =>
            WithoutTimeAsync(() => reader.ReadAsync(kind, id, cancellationToken));

        public Task<IReadOnlyDictionary<string, string>> ReadManyAsync(JobKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            WithoutTimeAsync(() => reader.ReadManyAsync(kind, ids, cancellationToken));

        private async Task<T> WithoutTimeAsync<T>(Func<Task<T>> read)
        {
            clock.Stop();
            try
            {
                return await read();
            }
            finally
            {
                clock.GoOn();
            }
        }
    }
}
