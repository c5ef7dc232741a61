namespace Benchmarks.Webhooks;

/// <summary>
/// Waits for many jobs, one call a job, on a server that the sandbox tells of their ends; times each from the moment when the sandbox began to deliver to the
/// moment when the client had its result.
/// </summary>
internal static class WebhookBenchmark
{
    private const int BatchSize = 100;

    /// <summary>The sandbox runs so many jobs of a batch at a time, the others after them.</summary>
    private const int Lanes = 10;

    /// <summary>What the first jobs take: until they end every wait has begun.</summary>
    private const double LeadSeconds = 15;

    private const int WarmingJobs = 20;

    private const int LongestWait = 600;

    public static async Task<int> RunAsync(FileInfo program, int jobs, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxProcess.StartAsync(program, speed: 1, cancellationToken);
        var state = Directory.CreateTempSubdirectory("heygen-mcp-benchmark-state-");
        try
        {
            string[] stateDir = ["--state-dir", state.FullName];
            await using var server = await HttpServerProcess.StartAsync(program, stateDir, sandbox.Variables, cancellationToken);
            await RegisterAsync(program, ["webhook", "--public-url", server.Address.OriginalString, .. stateDir], sandbox.Variables, cancellationToken);
            // Not counted: the first deliveries of a process open connections and files, and under dotnet compile what they need.
            var first = await WaitForAllAsync(sandbox, server, WarmingJobs, leadSeconds: 1, [], cancellationToken);
            var waits = await WaitForAllAsync(sandbox, server, jobs, LeadSeconds, [.. first.Select(wait => wait.Id)], cancellationToken);
            var sent = await SentAsync(sandbox, WarmingJobs + jobs, cancellationToken);
            return Judge(waits, sent, jobs);
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static async Task RegisterAsync(FileInfo program, string[] arguments, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        await using var command = new ProgramProcess(program, arguments, variables);
        await command.Process.WaitForExitAsync(cancellationToken);
        if (command.Process.ExitCode != 0)
            throw new InvalidOperationException($"The endpoint was not registered: {string.Join('\n', command.Errors)}");
    }

    /// <summary>Starts jobs and waits for each by a call of its own.</summary>
    private static async Task<Wait[]> WaitForAllAsync(
        SandboxProcess sandbox, HttpServerProcess server, int jobs, double leadSeconds, HashSet<string> older, CancellationToken cancellationToken)
    {
        await StartJobsAsync(sandbox, jobs, leadSeconds, cancellationToken);
        var ids = (await sandbox.ListAsync("/v3/videos", cancellationToken)).Select(video => video.GetProperty("id").GetString()!)
            .Where(id => !older.Contains(id));
        return await Task.WhenAll(ids.Select(id => WaitAsync(server, id, cancellationToken)));
    }

    /// <summary>The ends are spread at random, some 30 a second for 500 jobs.</summary>
    private static async Task StartJobsAsync(SandboxProcess sandbox, int jobs, double leadSeconds, CancellationToken cancellationToken)
    {
        var look = await sandbox.FirstLookAsync(cancellationToken);
        var random = new Random(jobs);
        for (var begun = 0; begun < jobs; begun += BatchSize)
        {
            var videos = new JsonArray();
            for (var item = 0; item < Math.Min(BatchSize, jobs - begun); item++)
            {
                var seconds = (item < Lanes ? leadSeconds : 0.5) + (2 * random.NextDouble());
                videos.Add((JsonNode)new JsonObject
                {
                    ["type"] = "avatar",
                    ["avatar_id"] = look,
                    ["script"] = FormattableString.Invariant($"[sandbox:seconds={seconds:0.000}] Hello."),
                });
            }

            await sandbox.PostAsync("/v3/videos/batches", new JsonObject { ["videos"] = videos }, cancellationToken);
        }
    }

    private static async Task<Wait> WaitAsync(HttpServerProcess server, string id, CancellationToken cancellationToken)
    {
        var began = DateTimeOffset.UtcNow;
        var answer = await server.CallAsync(
            "wait_for_job", new JsonObject { ["job_ids"] = new JsonArray(JsonValue.Create($"video:{id}")), ["wait_seconds"] = LongestWait }, cancellationToken);
        var told = DateTimeOffset.UtcNow;
        return answer.IsError ? throw new InvalidOperationException(answer.Text) : new Wait(id, began, told);
    }

    /// <summary>When the sandbox began to deliver the end of each job.</summary>
    private static async Task<Dictionary<string, DateTimeOffset>> SentAsync(SandboxProcess sandbox, int jobs, CancellationToken cancellationToken) =>
        await Poll.UntilAsync("the last delivery", async () =>
    {
        var deliveries = (await sandbox.GetAsync("/sandbox/webhooks", cancellationToken)).EnumerateArray()
            .Where(delivery => delivery.GetProperty("event_type").GetString() == "avatar_video.success").ToList();
        return deliveries.Count(delivery => delivery.GetProperty("status").ValueKind is JsonValueKind.Number) < jobs ? null
            : deliveries.Any(delivery => delivery.GetProperty("attempts").GetInt32() > 1)
                ? throw new InvalidOperationException("A delivery had to be repeated.")
            : deliveries.ToDictionary(
                delivery => delivery.GetProperty("entity_id").GetString()!, delivery => delivery.GetProperty("sent_at").GetDateTimeOffset());
    }, cancellationToken);

    private static int Judge(IReadOnlyList<Wait> waits, Dictionary<string, DateTimeOffset> sent, int jobs)
    {
        // A wait that began after the delivery measures nothing, and a job whose end a look found before the delivery was not told by it.
        var told = waits.Where(wait => wait.Began < sent[wait.Id] && wait.Told >= sent[wait.Id]).ToList();
        var times = told.Select(wait => (wait.Told - sent[wait.Id]).TotalMilliseconds).Order().ToList();
        Console.WriteLine(
            $"webhooks: {jobs} jobs, {times.Count} told by their delivery, {waits.Count(wait => wait.Told < sent[wait.Id])} found by a look before it; "
            + $"from the sandbox's delivery to the client's result: median {At(times, 0.5):0.0} ms, 99 % {At(times, 0.99):0.0} ms, longest {times[^1]:0.0} ms");
        return Gate.Judge([Gate.Webhooks(At(times, 0.99)), Gate.ToldByWebhooks(times.Count, jobs)]);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    /// <summary>One call that waited for one job.</summary>
    private sealed record Wait(string Id, DateTimeOffset Began, DateTimeOffset Told);
}
