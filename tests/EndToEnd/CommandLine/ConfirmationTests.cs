namespace EndToEnd.CommandLine;

/// <summary>How <c>call</c> asks whoever sits at the terminal before it does what cannot be undone.</summary>
public sealed class ConfirmationTests
{
    private const string Delete = "delete_avatar_group";

    [Fact(Timeout = Patience.Test)]
    public async Task Call_NobodyToAsk_ExitsWith3AndTellsHowToAgree()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        var arguments = await GroupAsync(sandbox, cancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(["call", Delete, arguments], cancellationToken, sandbox.Variables());

        Assert.True(ended.ExitCode == 3, ended.Error);
        Assert.Contains("--yes", ended.Error, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(ended.Output)!["confirmation"]!["token"]);
        Assert.Equal(0, await sandbox.ExecutedAsync(Delete, cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_AgreedBeforehand_IsDone()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        var arguments = await GroupAsync(sandbox, cancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(["call", Delete, arguments, "--yes"], cancellationToken, sandbox.Variables());

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(1, await sandbox.ExecutedAsync(Delete, cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_TokenOfAnEarlierRun_IsDone()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var state = new TemporaryFolder();
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        var arguments = JsonNode.Parse(await GroupAsync(sandbox, cancellationToken))!.AsObject();
        var asked = await SpawnedProcess.RunProgramAsync(
            ["call", Delete, arguments.ToJsonString(), "--state-dir", state.Path], cancellationToken, sandbox.Variables());
        arguments["confirm"] = JsonNode.Parse(asked.Output)!["confirmation"]!["token"]!.DeepClone();

        var ended = await SpawnedProcess.RunProgramAsync(
            ["call", Delete, arguments.ToJsonString(), "--state-dir", state.Path], cancellationToken, sandbox.Variables());

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(1, await sandbox.ExecutedAsync(Delete, cancellationToken));
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("y", 0, 1)]
    [InlineData("n", 3, 0)]
    [InlineData("", 3, 0)]
    public async Task Call_InATerminal_AsksAndObeys(string answer, int exitCode, int deleted)
    {
        Requires.Terminal();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        string[] call = ["call", Delete, await GroupAsync(sandbox, cancellationToken)];
        var line = string.Join(' ', ProgramUnderTest.Arguments(call).Prepend(ProgramUnderTest.Command).Select(word => $"'{word}'"));
        var variables = new Dictionary<string, string>(sandbox.Variables()) { ["TERM"] = "xterm" };

        await using var terminal = SpawnedProcess.Start("script", ["--quiet", "--return", "--command", line, "/dev/null"], variables);
        await terminal.Input.WriteAsync($"{answer}\n");
        var ended = await terminal.FinishAsync(cancellationToken);

        Assert.True(ended.ExitCode == exitCode, ended.Output);
        Assert.Contains("\"Ada\"", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Go ahead? [y/N]", ended.Output, StringComparison.Ordinal);
        Assert.Equal(deleted, await sandbox.ExecutedAsync(Delete, cancellationToken));
    }

    /// <summary>Makes an avatar group and gives the arguments that delete it.</summary>
    private static async Task<string> GroupAsync(SandboxProgram sandbox, CancellationToken cancellationToken)
    {
        var made = await sandbox.PostAsync("/v3/avatars", new JsonObject { ["type"] = "prompt", ["name"] = "Ada", ["prompt"] = "A teacher" }, cancellationToken);
        return new JsonObject { ["group_id"] = made["avatar_group"]!["id"]!.DeepClone() }.ToJsonString();
    }
}
