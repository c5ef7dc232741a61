using System.Text.Json.Nodes;

namespace Benchmarks.Once;

/// <summary>Goes on scripting faults at the sandbox, and kills the server at random moments.</summary>
internal sealed class Troubles(SandboxProcess sandbox, HttpServerProcess server, Random random)
{
    private static readonly TimeSpan betweenFaults = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, int> faults = [];

    public int Kills { get; private set; }

    /// <summary>How many faults of each sort were scripted.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    public async Task FailAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (name, fault) = NextFault();
            faults[name] = faults.GetValueOrDefault(name) + 1;
            await sandbox.FailAsync(fault, CancellationToken.None);
            await Task.Delay(betweenFaults, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await sandbox.StopFailingAsync(CancellationToken.None);
    }

    /// <summary>Kills and starts again, so many times, spread over the run by how much of it is done.</summary>
    public async Task KillAsync(int times, Func<double> done, CancellationToken cancellationToken)
    {
        while (Kills < times && done() < 1)
        {
            // Random within its share of the run.
            var due = (Kills + random.NextDouble()) / times;
            while (done() < due)
            {
                await Task.Delay(10, cancellationToken);
            }

            await server.KillAsync();
            Kills++;
            await server.StartAgainAsync(cancellationToken);
        }
    }

    private (string Name, JsonObject Fault) NextFault()
    {
        var operation = CreateSort.All[random.Next(CreateSort.All.Count)].Operation;
        return random.Next(100) switch
        {
            < 20 => ("429", new() { ["operation"] = operation, ["status"] = 429, ["code"] = "rate_limit_exceeded", ["headers"] = new JsonObject { ["Retry-After"] = "0" } }),
            < 40 => ("500", new() { ["operation"] = operation, ["status"] = 500 }),
            < 60 => ("cut before the work", new() { ["operation"] = operation, ["cut"] = "before" }),
            < 80 => ("cut after the work", new() { ["operation"] = operation, ["cut"] = "after" }),
            < 98 => ("late answer", new() { ["operation"] = operation, ["delay_ms"] = 400 }),
            _ => ("no answer", new() { ["operation"] = operation, ["hang"] = true }),
        };
    }
}
