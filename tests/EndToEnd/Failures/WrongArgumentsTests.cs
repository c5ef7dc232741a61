namespace EndToEnd.Failures;

/// <summary>All that is wrong with a call is told at once, and nothing is sent.</summary>
public sealed class WrongArgumentsTests(SandboxedServer server) : IClassFixture<SandboxedServer>
{
    [Fact(Timeout = Patience.Test)]
    public async Task Call_WithFiveMistakes_NamesAllFiveAndSendsNothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sentBefore = await server.Sandbox.RequestsAsync(cancellationToken);

        var result = await server.Client.CallToolAsync(MainJob.Tool, new Dictionary<string, object?>
        {
            // avatar_id is missing.
            ["resolutoin"] = "1080p",
            ["aspect_ratio"] = "16:10",
            ["wait_seconds"] = 9999,
            ["script"] = "Hello",
            ["audio_url"] = "https://example.com/hello.mp3",
        }, cancellationToken: cancellationToken);

        var problems = MainJob.Text(result).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.Contains(problems, problem => problem.Contains("avatar_id", StringComparison.Ordinal));
        Assert.Contains(problems, problem =>
            problem.Contains("resolutoin", StringComparison.Ordinal) && problem.Contains("did you mean resolution", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("aspect_ratio", StringComparison.Ordinal) && problem.Contains("16:9", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("wait_seconds", StringComparison.Ordinal) && problem.Contains("3600", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("script", StringComparison.Ordinal) && problem.Contains("audio_url", StringComparison.Ordinal));
        Assert.Equal(sentBefore, await server.Sandbox.RequestsAsync(cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Call_WithHarmlessSlips_IsMendedAndSent()
    {
        var result = await server.Client.CallToolAsync(MainJob.Tool, new Dictionary<string, object?>
        {
            ["avatarId"] = server.Look,
            ["script"] = "Hello",
            ["waitSeconds"] = "0",
        }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("running", MainJob.Structured(result).GetProperty("job").GetProperty("state").GetString());
    }
}
