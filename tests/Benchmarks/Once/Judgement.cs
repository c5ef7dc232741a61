namespace Benchmarks.Once;

/// <summary>Holds what the callers were told and what the ledger says against what the sandbox carried out.</summary>
internal static class Judgement
{
    public static async Task<IReadOnlyList<Gate>> OfAsync(
        IReadOnlyList<Create> all, SandboxProcess sandbox, HttpServerProcess server, int killsWanted, int kills, CancellationToken cancellationToken)
    {
        var carriedOut = await CarriedOutAsync(sandbox, cancellationToken);
        var rows = await LedgerAsync(server, cancellationToken);
        int Times(Create create) => carriedOut.GetValueOrDefault((create.Sort.ListPath, create.Name));
        var keyed = all.Where(create => create.Sort.TakesKey).ToList();
        var unkeyed = all.Except(keyed).ToList();
        var byJob = rows.SelectMany(row => row.Jobs.Select(job => (job, row))).ToLookup(pair => pair.job, pair => pair.row);
        var states = string.Join(", ", rows.CountBy(row => row.State).Select(state => $"{state.Value} {state.Key}"));
        Console.WriteLine($"without a key: {unkeyed.Count(create => Times(create) == 1)} carried out, {unkeyed.Count(create => create.Unknown is not null)} "
            + $"told as unknown; ledger: {rows.Count} rows ({states})");
        foreach (var text in unkeyed.Select(create => create.Unknown).OfType<string>().CountBy(text => text.Split('\n')[0])
            .OrderByDescending(text => text.Value).Take(5))
        {
            Console.WriteLine($"  {text.Value} x {text.Key}");
        }

        foreach (var create in all.Where(create => Times(create) > 1))
        {
            var own = rows.Where(row => row.Title == create.Name || row.Jobs.Contains(create.JobId)).Select(row => $"{row.State} from {row.StartedAt}");
            Console.WriteLine($"  {create.Name} was carried out {Times(create)} times, called {create.Calls} times; its rows: {string.Join(", ", own)}");
        }

        return
        [
            new(kills == killsWanted, $"server killed {kills} times of {killsWanted}"),
            new(keyed.All(create => Times(create) == 1), $"with a key: {keyed.Count(create => Times(create) == 1)} of {keyed.Count} carried out exactly "
                + $"once, {keyed.Count(create => Times(create) > 1)} more than once"),
            new(unkeyed.All(create => Times(create) <= 1),
                $"without a key: {unkeyed.Count(create => Times(create) > 1)} of {unkeyed.Count} carried out more than once"),
            new(all.All(create => create.JobId is null || create.RepeatedJobId == create.JobId), "repeats after the result that gave the same job: "
                + $"{all.Count(create => create.JobId is not null && create.RepeatedJobId == create.JobId)} of "
                + $"{all.Count(create => create.JobId is not null)}"),
            new(all.Where(create => create.JobId is not null).All(create => Times(create) == 1), "every job that a caller was told of is there"),
            new(all.Where(create => create.JobId is not null).All(create => byJob[create.JobId!].Count() == 1),
                "every job that a caller was told of has one row in the ledger"),
            new(rows.Count == all.Count, $"the ledger has a row for each create: {rows.Count} of {all.Count}"),
            new(rows.All(row => row.Jobs.Count > 0 || row.State == "unknown"),
                $"rows with neither job nor state unknown: {rows.Count(row => row.Jobs.Count == 0 && row.State != "unknown")}"),
        ];
    }

    private static async Task<Dictionary<(string List, string Name), int>> CarriedOutAsync(SandboxProcess sandbox, CancellationToken cancellationToken)
    {
        var times = new Dictionary<(string, string), int>();
        foreach (var path in CreateSort.All.Select(sort => sort.ListPath))
        {
            foreach (var item in await sandbox.ListAsync(path, cancellationToken))
            {
                var name = item.GetProperty("title").GetString()!;
                times[(path, name)] = times.GetValueOrDefault((path, name)) + 1;
            }
        }

        return times;
    }

    private static async Task<IReadOnlyList<LedgerRow>> LedgerAsync(HttpServerProcess server, CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();
        for (var token = ""; token is not null;)
        {
            var arguments = new JsonObject { ["limit"] = 100 };
            if (token.Length > 0)
                arguments["token"] = token;

            var page = (await server.CallAsync("list_jobs", arguments, cancellationToken)).Structured
                ?? throw new InvalidDataException("list_jobs gave no result.");
            rows.AddRange(page.GetProperty("data").EnumerateArray().Select(Row));
            token = page.TryGetProperty("next_token", out var next) ? next.GetString() : null;
        }

        return rows;
    }

    private static LedgerRow Row(JsonElement row) => new(
        [.. row.GetProperty("job_ids").EnumerateArray().Select(job => job.GetString()!).Where(job => !job.StartsWith("submission:", StringComparison.Ordinal))],
        row.GetProperty("state").GetString()!,
        row.TryGetProperty("title", out var title) ? title.GetString() : null,
        row.GetProperty("started_at").GetString()!);

    private sealed record LedgerRow(IReadOnlyList<string> Jobs, string State, string? Title, string StartedAt);
}
