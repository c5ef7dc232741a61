namespace EndToEnd.CommandLine;

/// <summary>Settings in the environment, as hosts and people write them, and keys of several sources.</summary>
public sealed class SettingsTests
{
    [Theory(Timeout = Patience.Test)]
    [InlineData(" On ", true)]
    [InlineData("'YES'", true)]
    [InlineData("t", true)]
    [InlineData("No", false)]
    [InlineData("", false)]
    public async Task Flag_InAnyUsualSpelling_IsObeyed(string value, bool readOnly)
    {
        var ended = await RunAsync(["tools"], "HEYGEN_MCP_READ_ONLY", value, TestContext.Current.CancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.NotEqual(readOnly, ended.Output.Contains("create_video_from_avatar", StringComparison.Ordinal));
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData("HEYGEN_MCP_SANDBOX", "ja", "true or false")]
    [InlineData("HEYGEN_MCP_FILES_DIR", "/no/such/folder", "a folder that exists")]
    [InlineData("HEYGEN_MCP_STATE_DIR", "${HOME}/state", "placeholder")]
    [InlineData("HEYGEN_MCP_BUDGET_DAY", "5 EUR", "USD")]
    [InlineData("HEYGEN_API_BASE_URL", "api.heygen.com", "http")]
    public async Task Setting_Unreadable_StopsTheStartWithOneLine(string variable, string value, string accepted)
    {
        var ended = await RunAsync([], variable, value, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        var line = Assert.Single(ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"{variable}: ", line, StringComparison.Ordinal);
        Assert.Contains(accepted, line, StringComparison.Ordinal);
        Assert.Contains(value, line, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Key_OfFlagAndVariable_TheFlagWinsAndTheOtherIsTold()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "key");
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await File.WriteAllTextAsync(file, sandbox.Key, cancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(
            ["call", "get_current_user", "--api-key-file", file], cancellationToken, sandbox.Variables(key: "another"));

        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(2, ended.Error.Split("HEYGEN_API_KEY").Length);
        Assert.Contains(file, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Key, ended.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_AnswerIsLost_IsInTheLog()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await sandbox.FailAsync(new JsonObject { ["operation"] = "create_video_agent", ["cut"] = "after", ["times"] = 50 }, cancellationToken);

        var ended = await SpawnedProcess.RunProgramAsync(
            ["call", "create_video_agent", """{"prompt":"Tea","wait_seconds":1}"""], cancellationToken, sandbox.Variables());

        Assert.Contains("create_video_agent may have started work", ended.Error, StringComparison.Ordinal);
    }

    private static Task<Ended> RunAsync(string[] arguments, string variable, string value, CancellationToken cancellationToken) =>
        SpawnedProcess.RunProgramAsync(arguments, cancellationToken, new Dictionary<string, string> { [variable] = value });
}
