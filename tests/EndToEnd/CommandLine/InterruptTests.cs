using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace EndToEnd.CommandLine;

/// <summary>Ctrl+C, and what a person in a terminal is told.</summary>
public sealed partial class InterruptTests
{
    private const string CtrlC = "\u0003";

    [Fact(Timeout = Patience.Test)]
    public async Task Call_InterruptedWhileWaiting_NamesTheJobAndHowToWaitForIt()
    {
        Requires.Terminal();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await using var program = SpawnedProcess.StartProgram(["call", "create_video_agent", """{"prompt":"[sandbox:seconds=600]"}"""], sandbox.Variables());
        await program.AnnouncedAsync(Progress(), cancellationToken);
        await Patience.UntilAsync(
            "a look at the job", async () => (await sandbox.RequestsAsync(cancellationToken)).FirstOrDefault(request => request.Method == "GET"), cancellationToken);

        using (var kill = Process.Start("kill", ["-INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellationToken);

        var ended = await program.FinishAsync(cancellationToken);
        Assert.True(ended.ExitCode == 4, ended.Error);
        Assert.Matches("""(video_agent\S*:\S+) goes on at HeyGen. To wait for it: heygen-mcp call wait_for_job '\{"job_ids":\["\1"\]\}'$""", ended.Error.TrimEnd());
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_InterruptedAtTheQuestion_SaysThatNothingWasSent()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        var voice = await sandbox.PostAsync("/v3/avatars", new JsonObject { ["type"] = "prompt", ["name"] = "Bob", ["prompt"] = "A cook" }, cancellationToken);
        var arguments = new JsonObject { ["group_id"] = voice["avatar_group"]!["id"]!.DeepClone() }.ToJsonString();
        await using var terminal = InTerminal(["call", "delete_avatar_group", arguments], sandbox.Variables());
        var asked = await ReadUntilAsync(terminal, "[y/N]", cancellationToken);

        await terminal.Input.WriteAsync(CtrlC);
        await terminal.Input.FlushAsync(cancellationToken);
        var told = await terminal.Output.ReadToEndAsync(cancellationToken);

        Assert.Equal(3, await terminal.WaitForExitAsync(cancellationToken));
        Assert.Contains("Nothing was sent", told, StringComparison.Ordinal);
        Assert.Contains("Bob", asked, StringComparison.Ordinal);
        Assert.Equal(0, await sandbox.ExecutedAsync("delete_avatar_group", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Stdio_InATerminal_SaysWhatItWaitsFor()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var terminal = InTerminal([], new Dictionary<string, string>());

        var told = await ReadUntilAsync(terminal, "--help", cancellationToken);
        await terminal.Input.WriteAsync(CtrlC);
        await terminal.Input.FlushAsync(cancellationToken);

        Assert.Contains("MCP client", told, StringComparison.Ordinal);
        Assert.Equal(0, await terminal.WaitForExitAsync(cancellationToken));
    }

    private static SpawnedProcess InTerminal(string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        Requires.Terminal();
        // A shell that waits for its command takes Ctrl+C too and ends with 130, whatever the command's own code is (dash does).
        var line = "exec " + string.Join(' ', ProgramUnderTest.Arguments(arguments).Prepend(ProgramUnderTest.Command).Select(word => $"'{word}'"));
        return SpawnedProcess.Start(
            "script", ["--quiet", "--return", "--command", line, "/dev/null"], new Dictionary<string, string>(variables) { ["TERM"] = "xterm" });
    }

    private static async Task<string> ReadUntilAsync(SpawnedProcess process, string text, CancellationToken cancellationToken)
    {
        var read = new StringBuilder();
        var buffer = new char[256];
        while (!read.ToString().Contains(text, StringComparison.Ordinal) && await process.Output.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            read.Append(buffer, 0, count);

        return read.ToString();
    }

    [GeneratedRegex("%")]
    private static partial Regex Progress();
}
