namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary><c>get_spending</c>, settlement and budgets before the sandbox, where a photo avatar costs 1 USD.</summary>
public sealed class SpendingCallTests
{
    private const double AtOnce = 1_000_000;

    [Fact]
    public async Task GetSpending_AfterJobsOfManyKinds_IsWhatTheWalletLost()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = 100 } });
        var look = await FirstAsync(server, "list_avatar_looks", """{"avatar_type": "digital_twin", "fields": "all"}""", "id");
        var voice = await FirstAsync(server, "list_voices", """{"engine": "starfish", "language": "English"}""", "voice_id");
        var before = await WalletAsync(server);

        await FinishAsync(server, "create_video_from_avatar", $$"""{"avatar_id": "{{look}}", "voice_id": "{{voice}}", "script": "Some thirty letters, more or less."}""");
        await FinishAsync(server, "create_video_from_image", $$"""{"image": "https://e.com/i.png", "voice_id": "{{voice}}", "script": "Hello there, how are you today?"}""");
        await FinishAsync(server, "create_video_agent", """{"prompt": "A film about tea."}""");
        await FinishAsync(server, "create_video_translation", """{"video": "https://e.com/v.mp4", "output_languages": ["Spanish", "French"], "mode": "precision"}""");
        await FinishAsync(server, "create_lipsync", """{"video": "https://e.com/v.mp4", "audio": "https://e.com/a.mp3"}""");
        await FinishAsync(server, "create_photo_avatar", """{"name": "N", "file": "https://e.com/me.png"}""");
        await FinishAsync(server, "create_hyperframes_render", """{"project": "https://e.com/p.zip"}""");
        await FinishAsync(server, "create_filler_word_removal", """{"video": "https://e.com/v.mp4"}""");
        await FinishAsync(server, "create_ai_clipping", """{"video": "https://e.com/v.mp4"}""");
        await server.ResultAsync("create_speech", $$"""{"text": "A sentence that is spoken into a file.", "voice_id": "{{voice}}"}""");

        var spending = await server.ResultAsync("get_spending", "{}");
        var lost = before - await WalletAsync(server);
        Assert.True(lost > 4);
        // The sandbox rounds each price to a millionth, the report its sum to a hundredth of a cent.
        Assert.InRange((decimal)spending["totals"]!["settled_usd"]!, lost - 0.0001m, lost + 0.0001m);
        Assert.Equal(0, (decimal)spending["totals"]!["open_usd"]!);
        Assert.Equal(10, (int)spending["totals"]!["calls"]!);
        Assert.Equal(10, spending["by_tool"]!.AsArray().Count);
        Assert.Single(spending["by_day"]!.AsArray());
    }

    [Fact]
    public async Task GetSpending_RunningJob_IsOpen()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 0.01);

        await server.ResultAsync("create_photo_avatar", """{"name": "N", "file": "https://e.com/me.png", "wait_seconds": 0}""");
        var spending = await server.ResultAsync("get_spending", """{"group_by": "tool_and_day", "days": 1}""");

        var line = Assert.Single(spending["by_tool_and_day"]!.AsArray())!;
        Assert.Equal("create_photo_avatar", (string?)line["tool"]);
        Assert.Equal((1m, 0m, 1m), ((decimal)line["estimated_usd"]!, (decimal)line["settled_usd"]!, (decimal)line["open_usd"]!));
        Assert.Null(spending["by_tool"]);
    }

    [Fact]
    public async Task GetSpending_UnknownPrice_IsCountedApart()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);

        await FinishAsync(server, "create_prompt_avatar", """{"name": "N", "prompt": "A baker."}""");
        var totals = (await server.ResultAsync("get_spending", "{}"))["totals"]!;

        Assert.Equal((0m, 0m, 1m), ((decimal)totals["estimated_usd"]!, (decimal)totals["settled_usd"]!, (decimal)totals["open_usd"]!));
        Assert.Equal(1, (int)totals["calls_without_estimate"]!);
    }

    /// <summary>A length that no video has hides neither its own job nor others.</summary>
    [Theory]
    [InlineData("1e20")]
    [InlineData("-7")]
    [InlineData("\\\"NaN\\\"")]
    public async Task GetJob_OddDuration_IsCompletedAndStaysCounted(string duration)
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        var started = await server.ResultAsync("create_video_agent", """{"prompt": "A 20 second film about tea.", "wait_seconds": 0}""");
        foreach (var operation in new[] { "get_video", "get_video_agent_session" })
        {
            await server.FaultAsync($$$"""
                {"operation": "{{{operation}}}", "status": 200, "content_type": "application/json", "times": 10,
                 "body": "{\"data\": {\"id\": \"v\", \"session_id\": \"s\", \"status\": \"completed\", \"video_id\": \"v\", \"duration\": {{{duration}}}}}"}
                """);
        }

        var read = await server.ResultAsync("get_job", $$"""{"job_id": "{{(string)started["job"]!["id"]!}}"}""");
        var listed = await server.ResultAsync("list_jobs", "{}");
        var spending = await server.ResultAsync("get_spending", "{}");

        Assert.Equal("completed", (string?)read["job"]!["state"]);
        Assert.Null(read["cost"]);
        Assert.Single(listed["data"]!.AsArray());
        Assert.Equal(1.1655m, (decimal)spending["totals"]!["open_usd"]!);
    }

    [Fact]
    public async Task GetSpending_FailedAndRefused_CostNothing()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, WithinADay(1));

        await server.CallAsync("create_photo_avatar", """{"name": "[sandbox:fail] N", "file": "https://e.com/me.png"}""");
        await server.FaultAsync("""{"operation": "create_avatar", "status": 400, "code": "invalid_parameter"}""");
        await server.CallAsync("create_photo_avatar", """{"name": "O", "file": "https://e.com/me.png"}""");
        var spending = await server.ResultAsync("get_spending", "{}");

        Assert.Equal(
            (1, 0m, 0m), ((int)spending["totals"]!["calls"]!, (decimal)spending["totals"]!["settled_usd"]!, (decimal)spending["totals"]!["open_usd"]!));
        Assert.Equal(1, (decimal)spending["budgets"]!["day"]!["left_usd"]!);
    }

    [Fact]
    public async Task GetSpending_OtherAccount_SeesNothingOfIt()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        await server.ResultAsync("create_photo_avatar", """{"name": "N", "file": "https://e.com/me.png", "wait_seconds": 0}""");
        var keyFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(keyFile, "sandbox-of-somebody-else", TestContext.Current.CancellationToken);
        await using var other = server.StartReplica(settings => settings with { ApiKeyFile = keyFile });

        var spending = (await other.Pipeline.CallAsync(
            ToolCatalog.Find("get_spending")!, [], new Caller("tester", SendProgress: null), TestContext.Current.CancellationToken)).Structured!;

        Assert.Equal(0, (int)spending["totals"]!["calls"]!);
        File.Delete(keyFile);
    }

    [Fact]
    public async Task Create_OverTheBudgetOfACall_IsRefusedBeforeAnythingIsSent()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { PerCall = 0.99m } });

        var outcome = await CreateAsync(server.Composition, "N");

        Assert.Equal(ResultKind.Denied, outcome.Kind);
        Assert.Contains("--budget-call", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was started and nothing was charged.", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await server.RequestsAsync(), request => (string?)request["method"] == "POST");
    }

    [Fact]
    public async Task Create_OverTheBudgetOfASession_LeavesOtherSessionsTheirs()
    {
        await using var server = await SandboxedServer.StartAsync(settings: new ServerSettings { Limits = new SpendingLimits { PerSession = 2 } });

        var outcomes = new List<ToolResult>();
        foreach (var (session, name) in new[] { ("one", "A"), ("one", "B"), ("one", "C"), ("two", "D") })
            outcomes.Add(await CreateAsync(server.Composition, name, session));

        Assert.Equal([false, false, true, false], outcomes.Select(outcome => outcome.IsError));
        Assert.Contains("--budget-session", outcomes[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OverTheBudgetOfTheDay_IsRefusedByALaterProcessToo()
    {
        await using var server = await SandboxedServer.StartAsync(settings: WithinADay(2));
        Assert.False((await CreateAsync(server.Composition, "A")).IsError);
        Assert.False((await CreateAsync(server.Composition, "B")).IsError);

        await using var later = server.StartReplica();
        var refused = await CreateAsync(later, "C", "another session");
        var free = await later.Pipeline.CallAsync(ToolCatalog.Find("list_videos")!, [], Someone("another session"), TestContext.Current.CancellationToken);

        Assert.Contains("--budget-day", refused.Text, StringComparison.Ordinal);
        Assert.Contains("2.00 USD counts already", refused.Text, StringComparison.Ordinal);
        Assert.False(free.IsError);
        Assert.Equal(2, await server.ExecutedAsync("create_avatar"));
    }

    [Fact]
    public async Task Create_ManyAtOnceInTwoProcesses_StartExactlyWhatTheBudgetHolds()
    {
        await using var server = await SandboxedServer.StartAsync(settings: WithinADay(5));
        await using var other = server.StartReplica();

        var outcomes =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(number => CreateAsync(number % 2 == 0 ? server.Composition : other, $"N{number}", $"s{number}")));

        Assert.Equal(5, outcomes.Count(outcome => !outcome.IsError));
        Assert.Equal(5, await server.ExecutedAsync("create_avatar"));
    }

    [Fact]
    public async Task Create_AfterAJobFailed_HasItsPartOfTheBudgetBack()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, WithinADay(1));

        var failed = await CreateAsync(server.Composition, "[sandbox:fail] N", waitSeconds: 60);
        var next = await CreateAsync(server.Composition, "O");

        Assert.True(failed.IsError);
        Assert.False(next.IsError, next.Text);
    }

    [Fact]
    public async Task GetJob_OfAnEndedJob_TellsEstimateAndCost()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce, new ServerSettings { Limits = new SpendingLimits { ConfirmAbove = 100 } });
        var look = await FirstAsync(server, "list_avatar_looks", """{"avatar_type": "digital_twin", "fields": "all"}""", "id");
        var voice = await FirstAsync(server, "list_voices", """{"engine": "starfish", "language": "English"}""", "voice_id");
        var started = await server.ResultAsync(
            "create_video_from_avatar", $$"""{"avatar_id": "{{look}}", "voice_id": "{{voice}}", "script": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "wait_seconds": 0}""");

        var read = await server.ResultAsync("get_job", $$"""{"job_id": "{{(string)started["job"]!["id"]!}}"}""");

        Assert.Null(started["cost"]);
        // 30 letters take 2 s.
        Assert.Equal(0.1334m, (decimal)read["estimate"]!["usd"]!);
        Assert.Equal("""{"usd":0.1334,"at_most":true}""", read["cost"]!.ToJsonString());
    }

    [Fact]
    public async Task GetJob_OneOfSeveralOfACall_SaysForHowManyTheEstimateIs()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        var started = await server.ResultAsync(
            "create_video_translation", """{"video": "https://e.com/v.mp4", "output_languages": ["Spanish", "French"], "end_time": 10, "wait_seconds": 0}""");

        var read = await server.ResultAsync("get_job", $$"""{"job_id": "{{(string)started["jobs"]![0]!["job"]!["id"]!}}"}""");

        Assert.Equal(0.666m, (decimal)started["estimate"]!["usd"]!);
        Assert.Null(started["estimate"]!["jobs"]);
        Assert.Equal((0.666m, 2), ((decimal)read["estimate"]!["usd"]!, (int)read["estimate"]!["jobs"]!));
    }

    [Fact]
    public async Task WaitForJob_OfSeveralCalls_TellsTheEstimateOfEach()
    {
        await using var server = await SandboxedServer.StartAsync(AtOnce);
        var ids = new List<string>();
        foreach (var name in new[] { "A", "B" })
            ids.Add((string)(await server.ResultAsync("create_photo_avatar", $$"""{"name": "{{name}}", "file": "https://e.com/me.png", "wait_seconds": 0}"""))["job"]!["id"]!);

        var waited = await server.ResultAsync("wait_for_job", $$"""{"job_ids": ["{{ids[0]}}", "{{ids[1]}}"]}""");

        Assert.Equal([1m, 1m], waited["jobs"]!.AsArray().Select(job => (decimal)job!["cost"]!["usd"]!));
        Assert.Null(waited["estimate"]);
    }

    private static ServerSettings WithinADay(decimal usd) => new() { Limits = new SpendingLimits { PerDay = usd } };

    private static Caller Someone(string session) => new("tester", SendProgress: null) { Session = session };

    private static Task<ToolResult> CreateAsync(ComposedServer server, string name, string session = "one", int waitSeconds = 0) => server.Pipeline.CallAsync(
        ToolCatalog.Find("create_photo_avatar")!,
        new JsonObject { ["name"] = name, ["file"] = "https://e.com/me.png", ["wait_seconds"] = waitSeconds },
        Someone(session),
        TestContext.Current.CancellationToken);

    /// <summary>Starts jobs that end at once, and looks at each when it has.</summary>
    private static async Task FinishAsync(SandboxedServer server, string tool, string arguments)
    {
        var given = JsonNode.Parse(arguments)!.AsObject();
        given["wait_seconds"] = 0;
        var started = await server.ResultAsync(tool, given.ToJsonString());
        foreach (var job in started["jobs"] is JsonArray several ? several.Select(one => one!["job"]!) : [started["job"]!])
        {
            var read = await server.ResultAsync("get_job", $$"""{"job_id": "{{(string)job["id"]!}}"}""");
            Assert.Equal("completed", (string?)read["job"]!["state"]);
        }
    }

    private static async Task<string> FirstAsync(SandboxedServer server, string tool, string arguments, string field) =>
        (string)(await server.ResultAsync(tool, arguments))["data"]![0]![field]!;

    /// <summary>Asked past the server, which remembers what it was told.</summary>
    private static async Task<decimal> WalletAsync(SandboxedServer server) =>
        (decimal)(await server.Http.GetFromJsonAsync<JsonObject>(
            "/v3/users/me", TestContext.Current.CancellationToken))!["data"]!["wallet"]!["remaining_balance"]!;
}
