namespace EndToEnd.CommandLine;

/// <summary>The command that registers the server with HeyGen.</summary>
public sealed class WebhookCommandTests
{
    [Fact(Timeout = Patience.Test)]
    public async Task Webhook_RunAgainAndAgain_RegistersOnceAndTellsNoSecret()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        using var state = new TemporaryFolder();
        string[] webhook = ["webhook", "--public-url", "https://heygen.example.com/mcp", "--state-dir", state.Path];

        var first = await SpawnedProcess.RunProgramAsync(webhook, cancellationToken, sandbox.Variables());
        var secret = KeptSecret(state);
        var second = await SpawnedProcess.RunProgramAsync(webhook, cancellationToken, sandbox.Variables());
        var rotated = await SpawnedProcess.RunProgramAsync(
            [.. webhook, "--rotate", "--events", "avatar_video.success,tea.ready"], cancellationToken, sandbox.Variables());

        Assert.All([first, second, rotated], ended => Assert.True(ended.ExitCode == 0, ended.Error));
        Assert.Matches(@"^Registered https://heygen\.example\.com/webhooks/heygen/[0-9a-f]{16} with HeyGen, for [1-9]\d* types of event\.\n", first.Output);
        Assert.Contains("is registered with HeyGen already", second.Output, StringComparison.Ordinal);
        Assert.Contains("now for 2 types of event", rotated.Output, StringComparison.Ordinal);
        Assert.Contains("tea.ready", rotated.Error, StringComparison.Ordinal);
        Assert.NotEqual(secret, KeptSecret(state));
        Assert.DoesNotContain("whsec_", first.Output + second.Output + rotated.Output + first.Error + second.Error + rotated.Error, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await sandbox.ExecutedAsync("create_webhook_endpoint", cancellationToken),
            await sandbox.ExecutedAsync("rotate_webhook_endpoint_secret", cancellationToken)));
    }

    [Theory(Timeout = Patience.Test)]
    [InlineData(2, "--public-url")]
    [InlineData(2, "https", "--public-url", "http://heygen.example.com")]
    [InlineData(2, "heygen-mcp sandbox", "--public-url", "https://heygen.example.com", "--sandbox")]
    [InlineData(3, "HEYGEN_API_KEY", "--public-url", "https://heygen.example.com")]
    public async Task Webhook_CannotRegister_SaysWhy(int exitCode, string told, params string[] options)
    {
        var ended = await SpawnedProcess.RunProgramAsync(["webhook", .. options], TestContext.Current.CancellationToken);

        Assert.True(exitCode == ended.ExitCode, $"Exit code {ended.ExitCode}: {ended.Error}");
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Empty(ended.Output);
    }

    private static string KeptSecret(TemporaryFolder state) =>
        JsonNode.Parse(
            File.ReadAllText(Directory.EnumerateFiles(state.Path, "webhook-*", SearchOption.AllDirectories).Single()))!["secret"]!.GetValue<string>();
}
