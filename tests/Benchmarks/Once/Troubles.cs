namespace Benchmarks.Once;

/// <summary>Scripts faults at the sandbox, and kills the server at random moments.</summary>
internal sealed class Troubles(SandboxProcess sandbox, HttpServerProcess server, Random random)
{
    private readonly Dictionary<string, int> faults = [];

    public int Kills { get; private set; }

    /// <summary>How many faults of each sort were scripted.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>Every other create meets a fault, as a rule: its own, or one that another left.</summary>
    public async Task MaybeFailAsync(CreateSort sort, CancellationToken cancellationToken)
    {
        JsonObject fault;
        lock (faults)
        {
            if (random.Next(2) == 0)
                return;

            (var name, fault) = NextFault(sort.Operation);
            faults[name] = faults.GetValueOrDefault(name) + 1;
        }

        await sandbox.FailAsync(fault, cancellationToken);
    }

    /// <summary>Kills and starts again, so many times, spread over the run by how much of it is done.</summary>
    public async Task KillAsync(int times, Func<double> done, CancellationToken cancellationToken)
    {
        while (Kills < times && done() < 1)
        {
            // Random within its share of the run.
            double due;
            lock (faults)
            {
                due = (Kills + random.NextDouble()) / times;
            }

            while (done() < due)
                await Task.Delay(10, cancellationToken);

            await server.KillAsync();
            Kills++;
            await server.StartAgainAsync(cancellationToken);
        }
    }

    private (string Name, JsonObject Fault) NextFault(string operation) => random.Next(100) switch
    {
        < 20 => ("429",
            new() { ["operation"] = operation, ["status"] = 429, ["code"] = "rate_limit_exceeded", ["headers"] = new JsonObject { ["Retry-After"] = "0" } }),
        < 40 => ("500", new() { ["operation"] = operation, ["status"] = 500 }),
        < 60 => ("cut before the work", new() { ["operation"] = operation, ["cut"] = "before" }),
        < 80 => ("cut after the work", new() { ["operation"] = operation, ["cut"] = "after" }),
        < 98 => ("late answer", new() { ["operation"] = operation, ["delay_ms"] = 400 }),
        _ => ("no answer", new() { ["operation"] = operation, ["hang"] = true }),
    };
}
