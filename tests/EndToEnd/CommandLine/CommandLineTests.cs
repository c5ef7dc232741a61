using System.Globalization;
using System.Text;

namespace EndToEnd.CommandLine;

/// <summary>The commands that a person or a script uses, and their exit codes.</summary>
public sealed class CommandLineTests
{
    private static readonly CultureInfo invariant = CultureInfo.InvariantCulture;

    [Theory(Timeout = Patience.Test)]
    [InlineData("""{"limit": 1}""", 0, "data")]
    [InlineData("""{"limit": "many"}""", 2, "error")]
    public async Task Call_JsonToAFile_IsOneLineWhateverComesOut(string arguments, int exitCode, string field)
    {
        using var folder = new TemporaryFolder();

        var ended = await SpawnedProcess.RunProgramAsync(
            ["call", "list_voices", arguments, "--sandbox", "--json", "--output", folder.File("result.json")], TestContext.Current.CancellationToken);

        Assert.True(exitCode == ended.ExitCode, ended.Error);
        Assert.Empty(ended.Output);
        Assert.NotNull(JsonNode.Parse(Assert.Single(await File.ReadAllLinesAsync(folder.File("result.json"), TestContext.Current.CancellationToken)))![field]);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_ProgramCopiedWithoutWhatLiesBesideIt_StartsAJob()
    {
        Requires.Linux();
        Assert.SkipWhen(ProgramUnderTest.Command == "dotnet", "Only the native program is one file.");
        using var folder = new TemporaryFolder();
        var copy = folder.File("heygen-mcp");
        File.Copy(ProgramUnderTest.Command, copy);
        await using var sandbox = await SandboxProgram.StartAsync(TestContext.Current.CancellationToken);

        // Not --sandbox, which writes nothing down.
        await using var program = SpawnedProcess.Start(
            copy, ["call", "create_video_agent", """{"prompt":"Hello","wait_seconds":0}""", "--state-dir", folder.File("state")], sandbox.Variables());
        var ended = await program.FinishAsync(TestContext.Current.CancellationToken);

        Assert.True(ended.Output.Contains("\"video_agent:", StringComparison.Ordinal), ended.Error);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Tools_AsJson_IsTheListThatAClientGets()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = StdioConversation.Start([]);
        await server.InitializeAsync("2025-11-25", cancellationToken);
        var listed = await server.RequestAsync("tools/list", [], cancellationToken);

        var printed = await SpawnedProcess.RunProgramAsync(["tools", "--json"], cancellationToken);

        Assert.Equal(0, printed.ExitCode);
        Assert.True(JsonNode.DeepEquals(listed["result"], JsonNode.Parse(printed.Output)), "tools --json differs from tools/list.");
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_MainJob_PrintsTheResultAndTellsProgress()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var looks = await CallAsync("list_avatar_looks", new JsonObject { ["limit"] = 1 }, cancellationToken);
        var look = JsonNode.Parse(looks.Output)!["data"]![0]!["id"]!.GetValue<string>();

        var ended = await CallAsync(MainJob.Tool, new JsonObject { ["avatar_id"] = look, ["script"] = "Hello" }, cancellationToken);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("completed", JsonNode.Parse(ended.Output)!["job"]!["state"]!.GetValue<string>());
        var percents = ended.Error.Split('\n').Select(line => line.Trim()).Where(line => line.Contains("% ", StringComparison.Ordinal))
            .Select(line => double.Parse(line.AsSpan(0, line.IndexOf('%', StringComparison.Ordinal)), invariant)).ToList();
        Assert.True(percents.Count >= 3, ended.Error);
        Assert.Equal(percents.Order(), percents);
        Assert.Equal(100, percents[^1]);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_InATerminal_DrawsABar()
    {
        Requires.Terminal();
        var cancellationToken = TestContext.Current.CancellationToken;
        string[] call = ["call", "create_prompt_avatar", "{\"name\":\"Ada\",\"prompt\":\"A teacher\"}", .. MainJob.SandboxOptions];
        var line = string.Join(' ', ProgramUnderTest.Arguments(call).Prepend(ProgramUnderTest.Command).Select(word => $"'{word}'"));

        await using var terminal =
            SpawnedProcess.Start("script", ["--quiet", "--return", "--command", line, "/dev/null"], new Dictionary<string, string> { ["TERM"] = "xterm" });
        var ended = await terminal.FinishAsync(cancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Output);
        Assert.Contains("\u2501", ended.Output, StringComparison.Ordinal);
        Assert.Contains("100%", ended.Output, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"completed\"", ended.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_JobThatHeyGenFails_ExitsWith1()
    {
        var ended = await CallAsync("create_video_agent", new JsonObject { ["prompt"] = "[sandbox:fail]" }, TestContext.Current.CancellationToken);

        AssertFailed(1, "failed", ended);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_WrongArguments_ExitsWith2()
    {
        var ended = await CallAsync(MainJob.Tool, new JsonObject { ["avatar"] = "x" }, TestContext.Current.CancellationToken);

        AssertFailed(2, "avatar_id", ended);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_WithoutKey_ExitsWith3()
    {
        var ended = await SpawnedProcess.RunProgramAsync(["call", "list_avatar_looks"], TestContext.Current.CancellationToken);

        AssertFailed(3, "HEYGEN_API_KEY", ended);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_WaitEndsFirst_ExitsWith4AndNamesTheJob()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        var ended = await CallAsync("create_video_agent", new JsonObject { ["prompt"] = "[sandbox:seconds=600]" }, cancellationToken, "--timeout", "1 s");

        Assert.Equal(4, ended.ExitCode);
        var job = JsonNode.Parse(ended.Output)!["job"]!;
        Assert.Equal("running", job["state"]!.GetValue<string>());
        Assert.Contains(':', job["id"]!.GetValue<string>());
        Assert.Contains("The sandbox ended with this command, and the job with it", ended.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task Call_ArgumentsInAFileWithByteOrderMark_AreRead(string encoding)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "arguments.json");
        await File.WriteAllTextAsync(file, "{\n \"limit\": 2 }\n", Encoding.GetEncoding(encoding), cancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(["call", "list_voices", $"@{file}", "--sandbox"], cancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(2, JsonNode.Parse(ended.Output)!["data"]!.AsArray().Count);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_ArgumentsFromAPipeWithByteOrderMark_AreRead()
    {
        await using var program = SpawnedProcess.StartProgram(["call", "list_voices", "-", "--sandbox"]);
        await program.Input.WriteAsync("\uFEFF{\"limit\": 3}");

        var ended = await program.FinishAsync(TestContext.Current.CancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(3, JsonNode.Parse(ended.Output)!["data"]!.AsArray().Count);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_OneOfSeveralJobsFails_ExitsWith1AndNotToWaitWith0()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        var jobs = new JsonArray();
        foreach (var prompt in (string[])["[sandbox:fail]", "[sandbox:seconds=0.1]"])
        {
            var started = await CallAsync(sandbox, "create_video_agent", new JsonObject { ["prompt"] = prompt, ["wait_seconds"] = 0 }, cancellationToken);
            Assert.True(started.ExitCode == 0, started.Error);
            jobs.Add(JsonNode.Parse(started.Output)!["job"]!["id"]!.DeepClone());
        }

        var waited = await CallAsync(sandbox, "wait_for_job", new JsonObject { ["job_ids"] = jobs }, cancellationToken);
        var batch = await CallAsync(sandbox, "create_lipsync_batch", JsonNode.Parse("""
            {"lipsyncs": [{"video": "https://example.com/a.mp4", "audio": "https://example.com/a.mp3"}, {"video": "none", "audio": "https://example.com/a.mp3"}]}
            """)!.AsObject(), cancellationToken, "--yes");

        Assert.True(waited.ExitCode == 1, waited.Output + waited.Error);
        Assert.Equal(1, (int)JsonNode.Parse(waited.Output)!["counts"]!["completed"]!);
        Assert.True(batch.ExitCode == 1, batch.Output + batch.Error);
        Assert.Equal(1, (int)JsonNode.Parse(batch.Output)!["job"]!["counts"]!["completed"]!);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_JobOfAnEarlierSandbox_IsToldAtOnce()
    {
        var ended = await CallAsync("get_job", new JsonObject { ["job_id"] = "lipsync:abc" }, TestContext.Current.CancellationToken);

        AssertFailed(2, "heygen-mcp sandbox", ended);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("--bogus", "call", "get_video", "--bogus")]
    [InlineData("-v", "tools", "-v")]
    [InlineData("--all", "tools", "--json", "--all")]
    public async Task Option_Unknown_IsNamed(string option, params string[] arguments)
    {
        var ended = await SpawnedProcess.RunProgramAsync(arguments, TestContext.Current.CancellationToken);

        AssertFailed(2, $"option {option}", ended);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_ArgumentsUnreadable_SaysWhich()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        var missing = await SpawnedProcess.RunProgramAsync(["call", "list_voices", "@/no/such/file.json"], cancellationToken);
        var wrong = await SpawnedProcess.RunProgramAsync(["call", "list_voices", "[1]"], cancellationToken);

        AssertFailed(2, "/no/such/file.json", missing);
        AssertFailed(2, "JSON object", wrong);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Help_NamesEveryOption()
    {
        var ended = await SpawnedProcess.RunProgramAsync(["--help"], TestContext.Current.CancellationToken);

        var rows = File.ReadLines(Repository.Path("docs", "settings.md")).Where(line => line.StartsWith("| `--", StringComparison.Ordinal));
        var options = rows.Select(row => row.Split('`')[1].Split(' ')[0]).ToList();
        Assert.Superset(new HashSet<string> { "--read-only", "--auth", "--events", "--timeout", "--json" }, options.ToHashSet());
        Assert.All(options, option => Assert.Contains(option, ended.Output, StringComparison.Ordinal));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Manifests_Check_FindsTheCheckoutCurrent()
    {
        var ended = await SpawnedProcess.RunProgramAsync(["manifests", "--check"], TestContext.Current.CancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Error);
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task Http_BeyondLoopback_RefusesToStart(string url)
    {
        var ended = await SpawnedProcess.RunProgramAsync(["http", "--urls", url, "--sandbox"], TestContext.Current.CancellationToken);

        AssertFailed(2, "other machines", ended);
    }

    private static Task<Ended> CallAsync(
        SandboxProgram sandbox, string tool, JsonObject arguments, CancellationToken cancellationToken, params string[] options) =>
        SpawnedProcess.RunProgramAsync(["call", tool, arguments.ToJsonString(), .. options], cancellationToken, sandbox.Variables());

    private static Task<Ended> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken, params string[] options) =>
        SpawnedProcess.RunProgramAsync(["call", tool, arguments.ToJsonString(), .. MainJob.SandboxOptions, .. options], cancellationToken);

    private static void AssertFailed(int exitCode, string told, Ended ended)
    {
        Assert.True(exitCode == ended.ExitCode, $"Exit code {ended.ExitCode}: {ended.Error}");
        Assert.Contains(told, ended.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(ended.Output);
    }
}
