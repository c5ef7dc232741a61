using Microsoft.ML.Tokenizers;

namespace HeyGen.McpServer.IntegrationTests.WholeServer;

/// <summary>One call that waits for a hundred jobs, before the sandbox.</summary>
public sealed class JobSetTests
{
    [Fact]
    public async Task WaitForJob_AHundredRunningAndNoWait_AreOneRequest()
    {
        // On this clock no next look comes before the answer.
        await using var server = await SandboxedServer.StartAsync(speed: 0.01, time: TimeProvider.System);
        var ids = await StartLipsyncsAsync(server, 100);

        var outcome = await server.CallAsync("wait_for_job", Arguments(ids, waitSeconds: 0));

        Assert.Equal(ResultKind.StillRunning, outcome.Kind);
        Assert.Equal(100, (int)outcome.Structured!["counts"]!["running"]!);
        var executed = (await server.StateAsync())["executed"]!;
        Assert.Equal((1, null), ((int)executed["bulk_lipsync_statuses"]!, (int?)executed["get_lipsync"]));
    }

    [Fact]
    public async Task WaitForJob_AHundredThatEnd_AreEachReadOnceForWhatTheyMade()
    {
        await using var server = await SandboxedServer.StartAsync(speed: 20);
        var ids = await StartLipsyncsAsync(server, 100);

        var outcome = await server.CallAsync("wait_for_job", Arguments(ids, waitSeconds: 60));

        Assert.Equal(100, (int)outcome.Structured!["counts"]!["completed"]!);
        Assert.Equal(ids, outcome.Structured["jobs"]!.AsArray().Select(job => (string)job!["job"]!["id"]!));
        var tokens = TiktokenTokenizer.CreateForEncoding("o200k_base").CountTokens($"{outcome.Text}\n{outcome.Structured.ToJsonString()}");
        Assert.True(tokens <= 100 * 60, $"{tokens} tokens");
        Assert.Contains("get_job", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(100, await server.ExecutedAsync("get_lipsync"));
    }

    private static JsonObject Arguments(IEnumerable<string> ids, int waitSeconds) =>
        new() { ["job_ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]), ["wait_seconds"] = waitSeconds };

    /// <summary>Past the server, which would wait for them. HeyGen's limit of concurrent jobs does not count lipsyncs.</summary>
    private static async Task<IReadOnlyList<string>> StartLipsyncsAsync(SandboxedServer server, int count)
    {
        var request = new JsonObject
        {
            ["video"] = new JsonObject { ["type"] = "url", ["url"] = "https://example.com/a.mp4" },
            ["audio"] = new JsonObject { ["type"] = "url", ["url"] = "https://example.com/a.mp3" },
        };
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            using var answer = await server.Http.PostAsJsonAsync("/v3/lipsyncs", request, TestContext.Current.CancellationToken);
            var created = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
            ids.Add($"lipsync:{(string)created!["data"]!["lipsync_id"]!}");
        }

        return ids;
    }
}
