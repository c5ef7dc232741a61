using System.Diagnostics;

namespace Benchmarks.Soak;

/// <summary>Clients of both eras for a long time, and very many small answers in few sessions: what of it stays in memory.</summary>
internal static class SoakBenchmark
{
    private const int ClientsOfAnEra = 10;
    private const int PingingSessions = 8;
    private const double MostGrowth = 1.5;

    // Twenty clients as people's hosts are, not as many requests as the machine bears.
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(50);

    private static readonly (string Tool, JsonObject Arguments)[] calls =
    [
        ("list_avatar_looks", new JsonObject { ["limit"] = 20 }),
        ("list_voices", new JsonObject { ["limit"] = 50 }),
        ("find_tools", new JsonObject { ["query"] = "translate a video" }),
        ("list_jobs", []),
        ("get_current_user", []),
        ("create_lipsync", new JsonObject
        {
            ["video"] = "https://example.com/a.mp4", ["audio"] = "https://example.com/a.mp3", ["wait_seconds"] = 0, ["new_take"] = true,
        }),
    ];

    public static async Task<int> RunAsync(FileInfo program, SoakPlan plan, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxProcess.StartAsync(program, speed: 100, cancellationToken);
        return Gate.Judge([await ClientsAsync(program, sandbox, plan, cancellationToken), await PingsAsync(program, sandbox, plan, cancellationToken)]);
    }

    private static async Task<Gate> ClientsAsync(FileInfo program, SandboxProcess sandbox, SoakPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await HttpServerProcess.StartAsync(program, ["--confirm-above", "1000"], sandbox.Variables, cancellationToken);
        var clients = new List<Task<int>>();
        for (var client = 0; client < ClientsOfAnEra; client++)
        {
            clients.Add(CallAsync(await SoakClient.WithSessionAsync(server.Address, cancellationToken), client, plan.Length, cancellationToken));
            clients.Add(CallAsync(SoakClient.Stateless(server.Address), client, plan.Length, cancellationToken));
        }
        var all = Task.WhenAll(clients);
        if (await Task.WhenAny(all, Task.Delay(plan.WarmUp, cancellationToken)) == all)
            await all;

        var first = Memory(server.ProcessId);
        var sent = (await all).Sum();
        var last = Memory(server.ProcessId);
        return new Gate(
            last <= first * MostGrowth,
            $"{clients.Count} clients, {sent} calls in {plan.Length.TotalSeconds} s: resident {ServerStart.MiB(first):0.0} MiB after "
            + $"{plan.WarmUp.TotalSeconds} s, {ServerStart.MiB(last):0.0} MiB at the end, to be at most {MostGrowth} times as much");
    }

    private static async Task<int> CallAsync(SoakClient client, int offset, TimeSpan length, CancellationToken cancellationToken)
    {
        using var disposed = client;
        var running = Stopwatch.StartNew();
        var sent = 0;
        for (; running.Elapsed < length; sent++)
        {
            var (tool, arguments) = calls[(sent + offset) % calls.Length];
            if (sent % 20 == 19)
                await client.RequestAsync("tools/list", null, cancellationToken);
            else
                await client.RequestAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments.DeepClone() }, cancellationToken);

            await Task.Delay(pause, cancellationToken);
        }
        return sent;
    }

    private static async Task<Gate> PingsAsync(FileInfo program, SandboxProcess sandbox, SoakPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await HttpServerProcess.StartAsync(program, [], sandbox.Variables, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, PingingSessions).Select(async _ =>
        {
            using var client = await SoakClient.WithSessionAsync(server.Address, cancellationToken);
            for (var ping = 0; ping < plan.Pings / PingingSessions; ping++)
                await client.RequestAsync("ping", null, cancellationToken);
        }));
        var peak = Memory(server.ProcessId, peak: true);
        return new Gate(
            ServerStart.MiB(peak) < plan.MostMiBOfPings,
            $"{plan.Pings} pings on {PingingSessions} sessions: peak memory {ServerStart.MiB(peak):0.0} MiB, to stay below {plan.MostMiBOfPings} MiB");
    }

    private static long Memory(int processId, bool peak = false)
    {
        using var process = Process.GetProcessById(processId);
        return peak ? process.PeakWorkingSet64 : process.WorkingSet64;
    }
}
