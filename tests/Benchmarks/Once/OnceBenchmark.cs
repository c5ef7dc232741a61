using System.Collections.Concurrent;
using System.Diagnostics;

namespace Benchmarks.Once;

/// <summary>
/// Creates through a server that is killed again and again, before a sandbox that fails in every way, by callers that repeat what got no answer, and each
/// call once more after its result; and counts what the sandbox carried out.
/// </summary>
internal static class OnceBenchmark
{
    private const int Callers = 32;

    /// <summary>Jobs end as soon as they have begun, so that the ten that may run at a time do not hold up the run.</summary>
    private const double SandboxSpeed = 10_000;

    /// <summary>A caller gives up on a call after this, and calls again.</summary>
    private static readonly TimeSpan callTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan beforeRepeat = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan betweenReports = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan longest = TimeSpan.FromMinutes(25);

    public static async Task<int> RunAsync(FileInfo program, int creates, int kills, int seed, bool withoutKeys, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        var state = Directory.CreateTempSubdirectory("heygen-mcp-benchmark-state-");
        try
        {
            await using var sandbox = await SandboxProcess.StartAsync(program, SandboxSpeed, limit.Token);
            await using var server =
                await HttpServerProcess.StartAsync(program, ["--state-dir", state.FullName, "--confirm-above", "1000"], sandbox.Variables, limit.Token);
            var all = Enumerable.Range(0, creates).Select(number => new Create($"create {number:00000}", SortOf(number, withoutKeys))).ToList();
            var clock = Stopwatch.StartNew();
            var troubles = await CreateAllAsync(all, sandbox, server, kills, new Random(seed), limit.Token);
            Console.WriteLine($"{creates} creates by {Callers} callers in {clock.Elapsed.TotalSeconds:0} s, seed {seed}; {all.Sum(create => create.Calls)} "
                + $"calls; server killed {troubles.Kills} times");
            Console.WriteLine(
                $"faults scripted: {string.Join(", ", troubles.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}"))}");
            return Gate.Judge(await Judgement.OfAsync(all, sandbox, server, kills, troubles.Kills, limit.Token));
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    /// <summary>Seven in ten take a key and render, the others are shared out.</summary>
    private static CreateSort SortOf(int number, bool withoutKeys) => CreateSort.All[(number % 10) switch { < 7 => 0, 7 => 1, _ => withoutKeys ? 2 : 1 }];

    private static async Task<Troubles> CreateAllAsync(
        List<Create> all, SandboxProcess sandbox, HttpServerProcess server, int kills, Random random, CancellationToken cancellationToken)
    {
        var look = await sandbox.FirstLookAsync(cancellationToken);
        var troubles = new Troubles(sandbox, server, random);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = new ConcurrentQueue<Create>(all);
        var answered = 0;
        var reporting = ReportAsync(all, end.Token);
        var killing = troubles.KillAsync(kills, () => (double)answered / all.Count, cancellationToken);
        var calling = Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (left.TryDequeue(out var create))
            {
                await troubles.MaybeFailAsync(create.Sort, cancellationToken);
                await CallAsync(create, server, look, answer => TryNote(create, answer), cancellationToken);
                await CallAsync(create, server, look, answer => TryNoteRepeat(create, answer), cancellationToken);
                Interlocked.Increment(ref answered);
            }
        }).ToList();
        // A server that cannot be started again leaves the callers calling for ever.
        await await Task.WhenAny(Task.WhenAll(calling), Task.WhenAll(killing, Task.WhenAll(calling)));
        await end.CancelAsync();
        await Task.WhenAll(killing, reporting);
        return troubles;
    }

    /// <summary>A run takes minutes: how far it is, and the last answer to the create that has waited longest.</summary>
    private static async Task ReportAsync(List<Create> all, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(betweenReports, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var open = all.FirstOrDefault(create => !create.IsAnswered);
            var longest = open is null ? "" : $"; {open.Sort.Tool} {open.Name}: {open.LastAnswer?.ReplaceLineEndings(" ")}";
            await Console.Error.WriteLineAsync($"{all.Count(create => create.IsAnswered)} of {all.Count}{longest}");
        }
    }

    /// <summary>Calls until an answer comes that says what became of it.</summary>
    private static async Task CallAsync(
        Create create, HttpServerProcess server, string look, Func<ToolAnswer, bool> isEnough, CancellationToken cancellationToken)
    {
        while (true)
        {
            create.Calls++;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(callTimeout);
            try
            {
                var answer = await server.CallAsync(create.Sort.Tool, create.Arguments(look), limit.Token);
                if (isEnough(answer))
                    return;

                create.LastAnswer = answer.Text;
            }
            catch (Exception fault) when (
                fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Killed, or too slow: exactly what a caller repeats.
                create.LastAnswer = fault.Message;
            }

            await Task.Delay(beforeRepeat, cancellationToken);
        }
    }

    /// <returns>False when the answer leaves open what became of the create: calling again tells more.</returns>
    private static bool TryNote(Create create, ToolAnswer answer)
    {
        if (JobOf(answer) is { } job)
        {
            create.JobId = job;
        }
        else if (!create.Sort.TakesKey && answer.Structured is null)
        {
            create.Unknown = answer.Text;
        }

        return create.IsAnswered;
    }

    /// <returns>False when the repeat must be made again: the first has a job, and this answer names none.</returns>
    private static bool TryNoteRepeat(Create create, ToolAnswer answer)
    {
        create.RepeatedJobId = JobOf(answer);
        return create.RepeatedJobId is not null || create.JobId is null;
    }

    /// <summary>Null also for the handle of a submission that HeyGen has not answered yet.</summary>
    private static string? JobOf(ToolAnswer answer) =>
        answer.Structured is { } result && result.TryGetProperty("job", out var job) && job.GetProperty("id").GetString() is { } id
        && !id.StartsWith("submission:", StringComparison.Ordinal) ? id : null;
}
