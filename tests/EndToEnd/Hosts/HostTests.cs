using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EndToEnd.Hosts;

/// <summary>What people meet in the hosts that they use, run for real with a scripted model.</summary>
public sealed partial class HostTests
{
    private static readonly WantedCall create = Call(MainJob.Tool, """{"avatar_id":"Annika_standing_office_public","script":"Hello from a host."}""");

    [Theory(Timeout = Patience.LongTest)]
    [InlineData(HostName.ClaudeCode)]
    [InlineData(HostName.Codex)]
    [InlineData(HostName.CopilotCli)]
    [InlineData(HostName.GeminiCli)]
    public async Task Host_ListsCreatesAndErrs_TellsItsModelWhatItNeeds(HostName host)
    {
        WantedCall[] calls =
        [
            Call("list_avatar_looks", """{"limit":1}"""),
            create,
            Call(MainJob.Tool, """{"avatar":"Annika_standing_office_public","script":"Hello."}"""),
        ];

        var (results, shown) = await PlayAsync(
            host, results => calls.ElementAtOrDefault(results.Count), ["--sandbox", "--sandbox-speed", "4"], TestContext.Current.CancellationToken);

        Assert.Equal(3, results.Count);
        Assert.Contains("default_voice_id", results[0], StringComparison.Ordinal);
        Assert.Matches(FinishedVideo(), results[1]);
        // Gemini CLI checks arguments itself.
        Assert.Contains("avatar_id", results[2], StringComparison.Ordinal);
        // Claude Code shows what it tells its model, Copilot CLI the first line. The others show a person no result when they run without a terminal.
        if (host is HostName.ClaudeCode or HostName.CopilotCli)
            Assert.Matches(@"The video is ready: .* USD\. http", host is HostName.ClaudeCode ? results[1].Split('\n')[0] : shown);
    }

    [Theory(Timeout = Patience.LongTest)]
    [InlineData(HostName.ClaudeCode)]
    [InlineData(HostName.Codex)]
    [InlineData(HostName.CopilotCli)]
    [InlineData(HostName.GeminiCli)]
    public async Task Host_WithoutATerminal_StartsWhatIsConfirmed(HostName host)
    {
        var film = Call("create_video_agent", """{"prompt":"A 600 second film about tea."}""");
        WantedCall Confirmed(string token)
        {
            var arguments = film.Arguments.DeepClone().AsObject();
            arguments["confirm"] = token;
            return film with { Arguments = arguments };
        }

        var (results, _) = await PlayAsync(host, results => results.Count switch
        {
            0 => film,
            1 when host is not HostName.Codex => Confirmed(Token().Match(results[0]).Groups["token"].Value),
            _ => null,
        }, ["--sandbox", "--sandbox-speed", "40"], TestContext.Current.CancellationToken);

        // Codex without a sandbox agrees by itself; the others decline or cannot ask.
        Assert.Equal(host is HostName.Codex ? [true] : [false, true], results.Select(result => FinishedVideo().IsMatch(result)));
    }

    [Theory(Timeout = Patience.LongTest)]
    [InlineData(HostName.ClaudeCode)]
    [InlineData(HostName.Codex)]
    [InlineData(HostName.CopilotCli)]
    [InlineData(HostName.GeminiCli)]
    public async Task Host_JobOf70Seconds_GetsTheVideoWithoutAnother(HostName host)
    {
        var (results, _) = await PlayAsync(
            host,
            results => results.Count == 0 ? create
                : JobId().Match(results[^1]) is { Success: true } job && !FinishedVideo().IsMatch(results[^1]) && results.Count < 4
                    ? new("wait_for_job", new() { ["job_ids"] = new JsonArray(job.Value) }) : null,
            ["--sandbox", "--sandbox-speed", (8 / 70.0).ToString(CultureInfo.InvariantCulture)],
            TestContext.Current.CancellationToken);

        Assert.Matches(FinishedVideo(), results[^1]);
    }

    [Theory(Timeout = Patience.LongTest)]
    [InlineData(HostName.ClaudeCode)]
    [InlineData(HostName.Codex)]
    [InlineData(HostName.GeminiCli)]
    public async Task Host_ServerKilledDuringACall_TellsItsModelAndEnds(HostName host)
    {
        Host.Require();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxProgram.StartAsync(cancellationToken);
        await using var model = await ScriptedModel.StartAsync(results => results.Count == 0 ? create : null, cancellationToken);
        await using var run = Host.Start(host, model, folder, ["--wait-seconds", "60"], sandbox.Variables());
        var ending = run.FinishAsync(cancellationToken);

        await Patience.UntilAsync("the call", async () => (await sandbox.VideoReadsAsync(cancellationToken)).Count > 0 ? "it came" : null, cancellationToken);
        using (var server = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(folder.File("pid"), cancellationToken), CultureInfo.InvariantCulture)))
            server.Kill();
        var ended = await ending;

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
        Assert.DoesNotMatch(FinishedVideo(), Assert.Single(model.Results));
    }

    /// <summary>A recipe, typed as the command that Claude Code makes of a prompt; its model gets the text, and makes the first call that stands in it.</summary>
    [Fact(Timeout = Patience.LongTest)]
    public async Task Host_RecipeChosen_FirstCallIsThatOfItsText()
    {
        Host.Require();
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var model = await ScriptedModel.StartAsync(_ => null, cancellationToken, mark: "Scene: lanterns");
        model.Script = results => results.Count == 0 && FirstCall().Match(model.Words) is { Success: true } first
            ? Call(first.Groups["tool"].Value, first.Groups["arguments"].Value) : null;
        await using var run = Host.Start(HostName.ClaudeCode, model, folder, ["--sandbox"], prompt: "/mcp__heygen__cinematic_shot lanterns any https://example.com/a.jpg 9:16");

        var ended = await run.FinishAsync(cancellationToken);

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
        Assert.Contains("Reference: https://example.com/a.jpg", model.Words, StringComparison.Ordinal);
        Assert.Contains("default_voice_id", Assert.Single(model.Results), StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<string> Results, string Shown)> PlayAsync(
        HostName host, Func<IReadOnlyList<string>, WantedCall?> script, IEnumerable<string> options, CancellationToken cancellationToken)
    {
        Host.Require();
        using var folder = new TemporaryFolder();
        await using var model = await ScriptedModel.StartAsync(script, cancellationToken);
        await using var run = Host.Start(host, model, folder, options);
        var ended = await run.FinishAsync(cancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
        return (model.Results, ended.Output + ended.Error);
    }

    private static WantedCall Call(string tool, string arguments) => new(tool, JsonNode.Parse(arguments)!.AsObject());

    [GeneratedRegex(@"https?://[^\s""\\]+\.mp4\?")]
    private static partial Regex FinishedVideo();

    [GeneratedRegex(@"[Cc]all `(?<tool>\w+)`[^`]*```json\s+(?<arguments>\{.*?\})\s+```", RegexOptions.Singleline)]
    private static partial Regex FirstCall();

    [GeneratedRegex(@"video:[0-9a-f]{32}")]
    private static partial Regex JobId();

    [GeneratedRegex(@"token[\\"":\s]+(?<token>[\w.-]{20,})")]
    private static partial Regex Token();
}
