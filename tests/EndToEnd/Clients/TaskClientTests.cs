namespace EndToEnd.Clients;

/// <summary>The official client of the tasks extension takes tasks, answers their questions, and gets the result.</summary>
public sealed class TaskClientTests
{
    [Fact(Timeout = Patience.Test)]
    public async Task ExtTasks_VideoAgentAsks_IsAnsweredAndGivesTheVideo()
    {
        Requires.NodeClients();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var http = await HttpProgram.StartAsync(["--sandbox", "--sandbox-speed", "20"], cancellationToken);

        var summary = await NodeScript.RunAsync("tasks.mjs", new JsonObject
        {
            ["url"] = http.Mcp.ToString(),
            ["tool"] = "create_video_agent",
            ["arguments"] = new JsonObject { ["prompt"] = "A film about rain.", ["mode"] = "chat" },
        }, cancellationToken);

        Assert.Equal("task", (string?)summary["kind"]);
        Assert.Contains("input_required", summary["seen"]!.AsArray().Select(status => (string?)status));
        Assert.Equal("completed", (string?)summary["result"]!["job"]!["state"]);
        Assert.NotNull(summary["result"]!["links"]!["video_url"]);
    }
}
