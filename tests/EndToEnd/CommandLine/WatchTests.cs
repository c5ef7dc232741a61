using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EndToEnd.CommandLine;

/// <summary><c>watch</c>: what runs, in words, and what became of it.</summary>
public sealed partial class WatchTests
{
    [Fact(Timeout = Patience.Test)]
    public async Task Watch_NothingRuns_SaysSoAndEnds()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();

        var watched = await RunAsync(sandbox, state, "watch");

        Assert.True(watched.ExitCode == 0, watched.Error);
        Assert.Contains("Nothing runs", watched.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Watch_WithoutATerminal_PrintsALineForEachChangeTheLinkAndTheReason()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        await StartAsync(sandbox, state, "Autumn [b]film[/] \\u001b[2J\\u202E", "Hello.");
        await StartAsync(sandbox, state, "Winter", "[sandbox:fail]");

        var watched = await RunAsync(sandbox, state, "watch");

        var lines = watched.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.True(watched.ExitCode == 1, watched.Error);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^Autumn \[b\]film\[/\] \[2J: \w+.*s so far \(about \d\.\d\d USD\)$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^Failed: Winter \(.*, 0\.00 USD\)\. .*could not be rendered"));
        var ready = Array.FindIndex(lines, line => Regex.IsMatch(line, @"^Ready: Autumn \[b\]film\[/\] \[2J \(\d+ s, \d\.\d\d USD\)$"));
        Assert.True(ready >= 0, watched.Output);
        using var http = new HttpClient();
        using var film = await http.GetAsync(new Uri(lines[ready + 1].Trim()), cancellationToken);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType?.MediaType);
        // Ids are for programs.
        Assert.DoesNotContain("video:", watched.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task WatchOnce_AJobThatGoesOn_IsShownAndTheCommandEnds()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        await StartAsync(sandbox, state, "Long one", "[sandbox:seconds=600]");

        var watched = await RunAsync(sandbox, state, "watch", "--once");

        Assert.True(watched.ExitCode == 0, watched.Error);
        Assert.Matches(@"^Long one: .* so far \(about .* USD\)\s*$", watched.Output);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Watch_CtrlC_SaysWhatGoesOn()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Requires.Terminal();
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        await StartAsync(sandbox, state, "Long one", "[sandbox:seconds=600]");
        await using var program = SpawnedProcess.StartProgram(["watch", "--state-dir", state.Path], sandbox.Variables());
        Assert.StartsWith("Long one: ", await program.Output.ReadLineAsync(cancellationToken));

        using (var kill = Process.Start("kill", ["-INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellationToken);

        var ended = await program.FinishAsync(cancellationToken);
        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("1 job goes on at HeyGen; 'heygen-mcp watch' shows it again.", ended.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Watch_InATerminal_DrawsABoardAndLeavesTheLink()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Requires.Terminal();
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        await StartAsync(sandbox, state, "Autumn", "Hello.");
        string[] words = [ProgramUnderTest.Command, .. ProgramUnderTest.Arguments(["watch", "--state-dir", state.Path])];
        var line = "stty cols 40 rows 10; exec " + string.Join(' ', words.Select(word => $"'{word}'"));
        await using var terminal = SpawnedProcess.Start(
            "script", ["--quiet", "--return", "--command", line, "/dev/null"],
            new Dictionary<string, string>(sandbox.Variables()) { ["TERM"] = "xterm", ["SHELL"] = "/bin/sh" });

        var ended = await terminal.FinishAsync(cancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Output);
        var drawn = Escape().Replace(ended.Output, "").Split('\n', '\r');
        Assert.True(drawn.Any(row => Regex.IsMatch(row, "[━─]{9} +[0-9]+% ")), ended.Output);
        Assert.All(drawn.Where(row => !row.Contains("http", StringComparison.Ordinal)), row => Assert.True(row.Length <= 40, row));
        Assert.Contains(drawn, row => Regex.IsMatch(row, @"^  http://\S+\.mp4\S+$"));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Watch_WithASandboxOfItsOwn_IsRefused()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var refused = await SpawnedProcess.RunProgramAsync(["watch", "--sandbox"], cancellationToken);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("heygen-mcp sandbox", refused.Error, StringComparison.Ordinal);
    }

    private static async Task StartAsync(SandboxProgram sandbox, TemporaryFolder state, string title, string script)
    {
        var look = await RunAsync(sandbox, state, "call", "list_avatar_looks", """{"limit":1}""");
        var id = JsonNode.Parse(look.Output)!["data"]![0]!["id"];
        var started = await RunAsync(
            sandbox, state, "call", "create_video_from_avatar", $$"""{"avatar_id":"{{id}}","script":"{{script}}","title":"{{title}}","wait_seconds":0}""");
        Assert.True(started.ExitCode == 0, started.Error);
    }

    private static Task<Ended> RunAsync(SandboxProgram sandbox, TemporaryFolder state, params string[] arguments) =>
        SpawnedProcess.RunProgramAsync([.. arguments, "--state-dir", state.Path], TestContext.Current.CancellationToken, sandbox.Variables());

    [GeneratedRegex(@"\x1B\[[0-9;?]*[A-Za-z]|\x1B[=>]")]
    private static partial Regex Escape();
}
