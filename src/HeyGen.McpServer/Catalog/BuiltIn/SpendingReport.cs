using HeyGen.McpServer.Pipeline.Results;

namespace HeyGen.McpServer.Catalog.BuiltIn;

internal sealed record GetSpending
{
    [Description("UTC days to look back, today included."), Range(1, 90), DefaultValue(30)]
    public int? Days { get; init; }

    [Description("One table only; by tool and by day, each on its own, when left out.")]
    [AllowedValues(SpendingReport.ByTool, SpendingReport.ByDay, SpendingReport.ByToolAndDay)]
    public string? GroupBy { get; init; }
}

/// <summary>Does <c>get_spending</c>: adds up what the ledger knows of an account's calls.</summary>
internal sealed class SpendingReport(HeyGenClient heyGen, ILedger ledger, Billing billing, SpendingLimits limits, TimeProvider time) : IToolHandler
{
    public const string ByTool = "tool";
    public const string ByDay = "day";
    public const string ByToolAndDay = "tool_and_day";

    private const int UsualDays = 30;
    private const int RowsAtATime = 500;

    /// <summary>Most lines of one table: 90 days fit, and a model can still read it.</summary>
    private const int MostLines = 90;

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var arguments = call.Read(ToolJson.Default.GetSpending);
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var from = today.AddDays(1 - (arguments.Days ?? UsualDays));
        var account = await heyGen.IdentifyAsync(cancellationToken);
        var rows = await RowsAsync(account.Tag, from, cancellationToken);
        var paying = await billing.ReadAsync(account, cancellationToken);

        var report = new JsonObject { ["from"] = Text(from), ["to"] = Text(today), ["billing"] = paying.Unit.Name() };
        if (paying.Unit.Note() is { } note)
            report["billing_note"] = note;

        report["totals"] = Sums(rows);
        foreach (var table in arguments.GroupBy is { } only ? [only] : (string[])[ByTool, ByDay])
            AddTable(report, table, rows);

        var spent = await ledger.ReadFactsAsync(account.Tag, call.Caller.Tag, fingerprint: "", call.Caller.Session, today, cancellationToken);
        if (EstimateFormatter.Budgets(limits, spent) is { Count: > 0 } budgets)
            report["budgets"] = budgets;

        report["next"] = rows.Count == 0
            ? "Nothing was started through this server in that time. HeyGen's own account page knows of the rest."
            : "open_usd is set aside for what has not ended, or whose price is unknown. list_jobs shows single jobs.";
        return ToolResult.From(report);
    }

    /// <summary>What was refused cost nothing and says nothing of spending.</summary>
    private async Task<IReadOnlyList<Submission>> RowsAsync(string account, DateOnly from, CancellationToken cancellationToken)
    {
        var query = new LedgerQuery(account) { Since = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero), Limit = RowsAtATime };
        var rows = new List<Submission>();
        while (true)
        {
            var page = await ledger.ListAsync(query, cancellationToken);
            rows.AddRange(page.Where(row => row.State is not SubmissionState.Refused));
            if (page.Count < query.Limit)
                return rows;

            query = query with { Before = page[^1].Id };
        }
    }

    private static void AddTable(JsonObject report, string table, IReadOnlyList<Submission> rows)
    {
        var lines = table switch
        {
            ByDay => rows.GroupBy(row => row.Day).OrderByDescending(group => group.Key).Select(group => Line(group, ("day", Text(group.Key)))),
            ByTool => rows.GroupBy(row => row.Tool, StringComparer.Ordinal).OrderByDescending(group => group.Sum(row => row.CountedUsd))
                .Select(group => Line(group, ("tool", group.Key))),
            _ => rows.GroupBy(row => (row.Day, row.Tool)).OrderByDescending(group => group.Key.Day).ThenBy(group => group.Key.Tool, StringComparer.Ordinal)
                .Select(group => Line(group, ("day", Text(group.Key.Day)), ("tool", group.Key.Tool))),
        };
        var all = lines.ToList();
        report[$"by_{table}"] = new JsonArray([.. all.Take(MostLines)]);
        if (all.Count > MostLines)
            report["lines_left_out"] = all.Count - MostLines;
    }

    private static JsonObject Line(IEnumerable<Submission> rows, params ReadOnlySpan<(string Name, string Value)> keys)
    {
        var line = new JsonObject();
        foreach (var (name, value) in keys)
            line[name] = value;

        foreach (var (name, value) in Sums([.. rows]))
            line[name] = value!.DeepClone();

        return line;
    }

    private static JsonObject Sums(IReadOnlyList<Submission> rows)
    {
        var sums = new JsonObject
        {
            ["calls"] = rows.Count,
            ["estimated_usd"] = EstimateFormatter.Usd(rows.Sum(row => row.Estimate.Usd ?? 0)),
            ["settled_usd"] = EstimateFormatter.Usd(rows.Sum(Settled)),
            ["open_usd"] = EstimateFormatter.Usd(rows.Sum(row => row.CountedUsd - Settled(row))),
        };
        if (rows.Count(row => row.Estimate.Usd is null) is > 0 and var unpriced)
            sums["calls_without_estimate"] = unpriced;

        return sums;
    }

    private static decimal Settled(Submission row) => row.SettledUsd ?? 0;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd");
}
