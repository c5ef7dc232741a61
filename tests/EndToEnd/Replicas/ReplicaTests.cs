using System.Net.Http.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace EndToEnd.Replicas;

/// <summary>Several machines with one Redis are one server: none of them, nor Redis itself, can lose a job or have it paid for twice by dying.</summary>
public sealed class ReplicaTests
{
    private const string Cinematic = "create_video_from_cinematic_avatar";

    /// <summary>What a cinematic video costs, in USD, whatever its length.</summary>
    private const int CinematicUsd = 7;

    /// <summary>A video takes a while, so that something can happen in the middle.</summary>
    private const string Script = "Hello again. [sandbox:seconds=6]";

    [Fact(Timeout = Patience.Test)]
    public async Task Create_TenCallersOnThreeReplicas_BudgetForFiveStartsFive()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(3, cancellationToken, "--confirm-above", "1000", "--budget-day", $"{5 * CinematicUsd}");
        var clients = await Task.WhenAll(Enumerable.Range(0, 3).Select(server => replicas.ConnectAsync(server, cancellationToken)));
        var look = await MainJob.FirstLookAsync(clients[0], cancellationToken);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(caller =>
            clients[caller % 3].CallToolAsync(Cinematic, CinematicArguments(look, $"caller {caller}"), cancellationToken: cancellationToken).AsTask()));

        var refused = results.Where(result => result.IsError is true).ToList();
        Assert.Equal(5, refused.Count);
        Assert.All(refused, result => Assert.Contains("Nothing was started and nothing was charged", MainJob.Text(result), StringComparison.Ordinal));
        Assert.Equal(5, await replicas.Sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task WaitForJob_OnAnotherReplica_GivesTheVideo()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(2, cancellationToken);
        var (first, second) = (await replicas.ConnectAsync(0, cancellationToken), await replicas.ConnectAsync(1, cancellationToken));
        var look = await MainJob.FirstLookAsync(first, cancellationToken);

        var job = JobId(await first.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, Script, waitSeconds: 0), cancellationToken: cancellationToken));
        var listed = await second.CallToolAsync("list_jobs", cancellationToken: cancellationToken);
        var waited = await second.CallToolAsync("wait_for_job", WaitFor(job), cancellationToken: cancellationToken);

        Assert.Contains(job, MainJob.Structured(listed).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("completed", MainJob.Structured(waited).GetProperty("job").GetProperty("state").GetString());
    }

    [Fact(Timeout = Patience.Test)]
    public async Task SameCall_AfterTheFirstReplicaDiedWaiting_IsAnsweredWithTheFirstJobAndPaidOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(2, cancellationToken);
        var (first, second) = (await replicas.ConnectAsync(0, cancellationToken), await replicas.ConnectAsync(1, cancellationToken));
        var arguments = MainJob.Arguments(await MainJob.FirstLookAsync(first, cancellationToken), Script, waitSeconds: 60);
        var progress = new StartOfTheJob();
        var lost = first.CallToolAsync(MainJob.Tool, arguments, progress, cancellationToken: cancellationToken).AsTask();
        await progress.Told.WaitAsync(cancellationToken);
        var job = await replicas.Sandbox.NewestVideoAsync(cancellationToken);
        await replicas.KillAsync(0);
        await Assert.ThrowsAnyAsync<Exception>(() => lost);

        var result = MainJob.Structured(await second.CallToolAsync(MainJob.Tool, arguments, cancellationToken: cancellationToken));

        Assert.Equal(job, result.GetProperty("job").GetProperty("id").GetString());
        Assert.Equal("completed", result.GetProperty("job").GetProperty("state").GetString());
        Assert.True(result.GetProperty("already_submitted").GetBoolean());
        Assert.Equal(1, await replicas.Sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Create_RedisDead_IsRefusedWithNothingSentAndReadsGoOn()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(1, cancellationToken);
        var client = await replicas.ConnectAsync(0, cancellationToken);
        var look = await MainJob.FirstLookAsync(client, cancellationToken);
        var job = JobId(await client.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, Script, waitSeconds: 0), cancellationToken: cancellationToken));
        await replicas.Redis.KillAsync();

        var refused = await client.CallToolAsync(MainJob.Tool, MainJob.Arguments(look, "Another."), cancellationToken: cancellationToken);
        var waited = await client.CallToolAsync("wait_for_job", WaitFor(job), cancellationToken: cancellationToken);
        await MainJob.FirstLookAsync(client, cancellationToken);

        Assert.True(refused.IsError);
        Assert.Contains($"The shared ledger in Redis at {replicas.Redis.Address} cannot be reached", MainJob.Text(refused), StringComparison.Ordinal);
        Assert.Contains("Nothing was started and nothing was charged", MainJob.Text(refused), StringComparison.Ordinal);
        Assert.Equal("completed", MainJob.Structured(waited).GetProperty("job").GetProperty("state").GetString());
        Assert.Equal(1, await replicas.Sandbox.ExecutedAsync("create_video", cancellationToken));
        Assert.Equal(("ok", null), await HealthAsync(replicas, "/healthz", cancellationToken));
        Assert.Equal(
            ("degraded", "The shared ledger cannot be reached: there is no connection. Calls that cost money are refused; reads go on."),
                await HealthAsync(replicas, "/readyz", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task SameCall_AfterRedisDiedAndCameBack_IsAnsweredWithTheFirstJob()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(1, cancellationToken);
        var client = await replicas.ConnectAsync(0, cancellationToken);
        var arguments = MainJob.Arguments(await MainJob.FirstLookAsync(client, cancellationToken), Script, waitSeconds: 0);
        var job = JobId(await client.CallToolAsync(MainJob.Tool, arguments, cancellationToken: cancellationToken));
        await replicas.Redis.KillAsync();
        await replicas.Redis.StartAgainAsync();
        await Patience.UntilAsync(
            "Redis", async () => (await HealthAsync(replicas, "/readyz", cancellationToken)).Status is "ok" ? "ready" : null, cancellationToken);

        var again = MainJob.Structured(await client.CallToolAsync(MainJob.Tool, arguments, cancellationToken: cancellationToken));

        Assert.Equal(job, again.GetProperty("job").GetProperty("id").GetString());
        Assert.True(again.GetProperty("already_submitted").GetBoolean());
        Assert.Equal(1, await replicas.Sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    [Fact(Timeout = Patience.Test)]
    public async Task Confirm_TokenOfAnotherReplica_IsTakenOnce()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var replicas = await ReplicaSet.StartAsync(2, cancellationToken);
        var (first, second) = (await replicas.ConnectAsync(0, cancellationToken), await replicas.ConnectAsync(1, cancellationToken));
        var arguments = CinematicArguments(await MainJob.FirstLookAsync(first, cancellationToken), "a token's");

        var asked = MainJob.Structured(await first.CallToolAsync(Cinematic, arguments, cancellationToken: cancellationToken));
        arguments["confirm"] = asked.GetProperty("confirmation").GetProperty("token").GetString();
        var agreed = await second.CallToolAsync(Cinematic, arguments, cancellationToken: cancellationToken);
        arguments["new_take"] = true;
        var reused = await first.CallToolAsync(Cinematic, arguments, cancellationToken: cancellationToken);

        Assert.NotEmpty(JobId(agreed));
        Assert.True(reused.IsError, MainJob.Text(reused));
        Assert.Equal(1, await replicas.Sandbox.ExecutedAsync("create_video", cancellationToken));
    }

    private static Dictionary<string, object?> CinematicArguments(string look, string title) => new()
    {
        ["avatar_id"] = new[] { look },
        ["prompt"] = "A walk on the beach.",
        ["title"] = title,
        ["wait_seconds"] = 0,
    };

    private static Dictionary<string, object?> WaitFor(string job) => new() { ["job_ids"] = new[] { job }, ["wait_seconds"] = 60 };

    private static string JobId(CallToolResult result) => MainJob.Structured(result).GetProperty("job").GetProperty("id").GetString()!;

    private static async Task<(string? Status, string? Trouble)> HealthAsync(ReplicaSet replicas, string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = replicas.AddressOf(0) };
        // Throws unless it is 200.
        var health = await http.GetFromJsonAsync<JsonNode>(path, cancellationToken);
        return ((string?)health!["status"], (string?)health["trouble"]);
    }

    /// <summary>Completes when the progress tells of a job.</summary>
    private sealed class StartOfTheJob : IProgress<ProgressNotificationValue>
    {
        private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Told => told.Task;

        public void Report(ProgressNotificationValue value)
        {
            if (value.Message?.EndsWith("so far", StringComparison.Ordinal) is true)
                told.TrySetResult();
        }
    }
}
