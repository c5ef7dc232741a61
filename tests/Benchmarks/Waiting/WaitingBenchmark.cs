using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Waiting;

/// <summary>Very many jobs waited for at once in one process: what that asks of HeyGen and of memory, and when the callers are told.</summary>
internal static class WaitingBenchmark
{
    /// <summary>As many ids as a call takes, and as HeyGen's bulk status takes.</summary>
    private const int JobsPerCall = 100;

    private const double MostKiBPerJob = 12;

    private const int LongestWait = 3600;

    public static async Task<int> RunAsync(FileInfo program, int jobs, CancellationToken cancellationToken)
    {
        var plan = WaitingPlan.For(jobs);
        await using var sandbox = await SandboxProcess.StartAsync(program, speed: 1, cancellationToken);
        await using var server = new StdioServerProcess(program, [], sandbox.Variables);
        await server.InitializeAsync(cancellationToken);
        await WarmUpAsync(server, sandbox, plan.WarmUps, cancellationToken);

        var firstEnd = DateTimeOffset.UtcNow + plan.Start + plan.Settle + plan.Count;
        var calls = await StartJobsAsync(sandbox, jobs, firstEnd, plan.End, cancellationToken);
        var before = Memory(server.ProcessId);
        var waits = calls.Select(call => WaitAsync(server, call, cancellationToken)).ToList();
        await Task.Delay(firstEnd - plan.Count - DateTimeOffset.UtcNow, cancellationToken);

        await sandbox.ForgetRequestsAsync(cancellationToken);
        await Task.Delay(plan.Count - TimeSpan.FromSeconds(1), cancellationToken);
        var rounds = Rounds.Of(await sandbox.RequestTimesAsync("bulk_lipsync_statuses", cancellationToken));
        var with = Memory(server.ProcessId);
        var delays = await Task.WhenAll(waits);

        Console.WriteLine($"{jobs} jobs waited for by {calls.Count} calls over stdio; "
            + $"{await sandbox.ExecutedAsync("bulk_lipsync_statuses", cancellationToken)} status requests in all");
        Console.WriteLine($"resident before {ServerStart.MiB(before):0.0} MiB, with all waiting {ServerStart.MiB(with):0.0} MiB");
        return Judge(jobs, rounds, (with - before) / 1024.0 / jobs, delays);
    }

    private static async Task WarmUpAsync(StdioServerProcess server, SandboxProcess sandbox, int times, CancellationToken cancellationToken)
    {
        var call = (await StartJobsAsync(sandbox, JobsPerCall, DateTimeOffset.UtcNow, TimeSpan.Zero, cancellationToken))[0];
        for (var time = 0; time < times; time++)
            await WaitAsync(server, call, cancellationToken);
    }

    /// <summary>Past the server, which would wait for them. HeyGen's limit of ten jobs at a time does not count lipsyncs.</summary>
    private static async Task<IReadOnlyList<Call>> StartJobsAsync(
        SandboxProcess sandbox, int jobs, DateTimeOffset firstEnd, TimeSpan spread, CancellationToken cancellationToken)
    {
        var ids = new string[jobs];
        var ends = new DateTimeOffset[jobs];
        await Parallel.ForEachAsync(Enumerable.Range(0, jobs), cancellationToken, async (job, token) =>
        {
            ends[job] = firstEnd + (spread * job / jobs);
            // At least as long as it takes until the answer comes: a job that ends at once was never waited for.
            var seconds = Math.Max(1, (ends[job] - DateTimeOffset.UtcNow).TotalSeconds);
            var lipsync = new JsonObject
            {
                ["video"] = Url("https://example.com/a.mp4"),
                ["audio"] = Url("https://example.com/a.mp3"),
                ["title"] = string.Create(CultureInfo.InvariantCulture, $"[sandbox:seconds={seconds:0.000}]"),
            };
            ids[job] = $"lipsync:{(await sandbox.CreateAsync("/v3/lipsyncs", lipsync, token)).GetProperty("lipsync_id").GetString()}";
        });
        return [.. ids.Zip(ends).Chunk(JobsPerCall).Select(chunk => new Call([.. chunk.Select(job => job.First)], chunk.Max(job => job.Second)))];
    }

    private static JsonObject Url(string url) => new() { ["type"] = "url", ["url"] = url };

    private static async Task<Told> WaitAsync(StdioServerProcess server, Call call, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["job_ids"] = new JsonArray([.. call.Ids.Select(id => JsonValue.Create(id))]), ["wait_seconds"] = LongestWait };
        var began = DateTimeOffset.UtcNow;
        var answer = await server.CallAsync("wait_for_job", arguments, cancellationToken);
        var told = DateTimeOffset.UtcNow;
        return answer.Structured?.GetProperty("counts").TryGetProperty("completed", out var completed) is true && completed.GetInt32() == call.Ids.Count
            ? new Told(told - call.LastEnd, WaitingPlan.Round(call.LastEnd - began))
            : throw new InvalidOperationException($"Not all jobs of a call are completed: {answer.Text[..Math.Min(answer.Text.Length, 500)]}");
    }

    /// <summary>Bytes that are resident now.</summary>
    private static long Memory(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64;
    }

    private static int Judge(int jobs, Rounds rounds, double perJob, Told[] told)
    {
        var sorted = told.Select(call => call.Delay).Order().ToArray();
        var slowest = told.MaxBy(call => call.Delay / call.Round)!;
        var hundreds = Math.Ceiling(jobs / (double)JobsPerCall);
        return Gate.Judge(
        [
            new(rounds.Requests.Count > 1 && rounds.Requests.Max() <= hundreds,
                $"status requests for 100 jobs in a round: {rounds.Requests.DefaultIfEmpty().Max() / hundreds:0.00} at most in {rounds.Requests.Count} "
                + "rounds, to be at most 1"),
            new(perJob < MostKiBPerJob, $"memory of a waiting job: {perJob:0.0} KiB, to stay below {MostKiBPerJob} KiB"),
            new(slowest.Delay <= slowest.Round,
                $"from a call's last end to its result: median {sorted[sorted.Length / 2].TotalSeconds:0.00} s, longest {sorted[^1].TotalSeconds:0.00} s; " +
                $"at most {slowest.Delay / slowest.Round:0.00} of a round ({slowest.Round.TotalSeconds:0.00} s), to be at most 1") { IsOfTime = true },
        ]);
    }

    /// <summary>When a call got its result.</summary>
    /// <param name="Delay">The time since the last of its jobs ended.</param>
    /// <param name="Round">The longest time between two rounds at that job's age.</param>
    private sealed record Told(TimeSpan Delay, TimeSpan Round);

    /// <summary>One call that waits for many jobs.</summary>
    private sealed record Call(IReadOnlyList<string> Ids, DateTimeOffset LastEnd);
}
