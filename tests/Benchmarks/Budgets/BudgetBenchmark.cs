namespace Benchmarks.Budgets;

/// <summary>Ten callers at the same moment, on three servers that share a ledger, against a budget for five jobs: exactly five may start.</summary>
internal static class BudgetBenchmark
{
    private const int Callers = 10;
    private const int Servers = 3;
    private const int Jobs = 5;

    /// <summary>A cinematic video costs 7 USD whatever its length.</summary>
    private const int Price = 7;

    private const string Tool = "create_video_from_cinematic_avatar";

    /// <summary>Slow enough that no job ends, and is settled, in the middle of a round.</summary>
    private const double SandboxSpeed = 0.1;

    private static readonly string[] options = ["--confirm-above", "1000", "--budget-day", $"{Jobs * Price}"];

    public static async Task<int> RunAsync(FileInfo program, int rounds, CancellationToken cancellationToken)
    {
        var gates = new List<Gate>();
        for (var round = 1; round <= rounds; round++)
        {
            gates.Add(await OverHttpAsync(program, round, cancellationToken));
            gates.Add(await OverStdioAsync(program, round, cancellationToken));
        }

        return Gate.Judge(gates);
    }

    private static async Task<Gate> OverHttpAsync(FileInfo program, int round, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxProcess.StartAsync(program, SandboxSpeed, cancellationToken);
        await using var redis = await RedisProcess.StartAsync(cancellationToken);
        var replicas = new List<HttpServerProcess>();
        try
        {
            for (var server = 0; server < Servers; server++)
                replicas.Add(await HttpServerProcess.StartAsync(program, [.. options, "--redis", redis.Address], sandbox.Variables, cancellationToken));

            var look = await sandbox.FirstLookAsync(cancellationToken);
            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
                replicas[caller % Servers].CallAsync(Tool, Arguments(look, caller), cancellationToken)));
            return await JudgeAsync($"round {round}: {Servers} replicas with Redis", answers, sandbox, cancellationToken);
        }
        finally
        {
            foreach (var replica in replicas)
                await replica.DisposeAsync();
        }
    }

    private static async Task<Gate> OverStdioAsync(FileInfo program, int round, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxProcess.StartAsync(program, SandboxSpeed, cancellationToken);
        var state = Directory.CreateTempSubdirectory("heygen-mcp-benchmark-state-");
        var servers =
            Enumerable.Range(0, Servers).Select(_ => new StdioServerProcess(program, [.. options, "--state-dir", state.FullName], sandbox.Variables)).ToList();
        try
        {
            foreach (var server in servers)
                await server.InitializeAsync(cancellationToken);

            var look = await sandbox.FirstLookAsync(cancellationToken);
            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
                servers[caller % Servers].CallAsync(Tool, Arguments(look, caller), cancellationToken)));
            return await JudgeAsync($"round {round}: {Servers} stdio processes with one state folder", answers, sandbox, cancellationToken);
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();

            state.Delete(recursive: true);
        }
    }

    private static JsonObject Arguments(string look, int caller) => new()
    {
        ["avatar_id"] = new JsonArray(JsonValue.Create(look)),
        ["prompt"] = "A walk on the beach.",
        ["title"] = $"caller {caller}",
        ["wait_seconds"] = 0,
    };

    private static async Task<Gate> JudgeAsync(string name, IReadOnlyList<ToolAnswer> answers, SandboxProcess sandbox, CancellationToken cancellationToken)
    {
        var executed = await sandbox.ExecutedAsync("create_video", cancellationToken);
        var started = answers.Count(answer => !answer.IsError);
        var refusal = answers.FirstOrDefault(answer => answer.IsError)?.Text.Split('\n')[0];
        return new Gate(executed == Jobs && started == Jobs,
            $"{name}: {started} of {Callers} callers started a job, the sandbox began {executed}, the budget is for {Jobs}; the others: {refusal}");
    }
}
