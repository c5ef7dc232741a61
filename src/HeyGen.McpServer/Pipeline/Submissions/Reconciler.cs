namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>Finds out what HeyGen began for a create whose answer never came, or named no job. It only reads.</summary>
internal sealed partial class Reconciler(HeyGenClient heyGen, ILedger ledger, TimeProvider time, ILogger<Reconciler> logger)
{
    private const int ItemsAPage = 100;
    private const int MostPages = 10;

    /// <summary>Bounds what one lost answer costs HeyGen in reads.</summary>
    private const int MostRead = 50;

    /// <summary>HeyGen's times are whole seconds, and its Date header may be seconds old when it is read.</summary>
    private static readonly TimeSpan clockMargin = TimeSpan.FromSeconds(60);

    /// <summary>HeyGen's answer as it would have been; null where nothing was found, or more than one thing.</summary>
    public async Task<JsonObject?> FindAnswerAsync(Submission row, ToolDefinition tool, CancellationToken cancellationToken)
    {
        if (tool.Reconciliation is not { } trace || row.Arguments is not { } arguments)
            return null;

        try
        {
            // By HeyGen's clock: the row bears this machine's, which may be minutes ahead.
            var sent = row.CreatedAt - clockMargin;
            var since = sent + (heyGen.Clock.UtcNow - time.GetUtcNow());
            var candidates = await CandidatesAsync(trace, arguments, since.ToUnixTimeSeconds(), cancellationToken);
            var unowned = await UnownedAsync(candidates, trace, row, tool, sent, cancellationToken);
            var found = await FittingAsync(unowned, trace, arguments, since.ToUnixTimeSeconds(), cancellationToken);
            return found is [var id] ? new JsonObject { [trace.AnswerField] = id } : null;
        }
        catch (HeyGenException)
        {
            // A read that fails leaves the outcome unknown.
            return null;
        }
        catch (LedgerException fault)
        {
            // Whose the work is is not known now; the row stays open, and the next call reads again.
            LogNotReconciled(logger, fault, row.Id, row.Tool);
            return null;
        }
    }

    private async Task<List<JsonObject>> CandidatesAsync(Reconciliation trace, JsonObject arguments, long since, CancellationToken cancellationToken)
    {
        if (trace.List is not { } list)
            return [arguments];

        var candidates = new List<JsonObject>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var ask = trace.ListArguments.DeepClone().AsObject();
            ask["limit"] = ItemsAPage;
            ask["token"] = token;
            var answer = await heyGen.SendAsync(list, ask, options: null, cancellationToken);
            var items = (JsonNode.Parse(answer.Data.GetRawText()) as JsonArray ?? []).OfType<JsonObject>().ToList();
            candidates.AddRange(items.Where(item => JsonText.At(item, trace.IdField) is not null && !IsOlder(item, since) && trace.MayBe(item, arguments)));
            token = answer.NextToken;
            if (answer.HasMore is not true || token is null || items.Exists(item => IsOlder(item, since)))
                break;
        }

        // Lists begin with the newest; what was begun soonest after the row was written is the likeliest.
        candidates.Reverse();
        return candidates;
    }

    /// <summary>Where a list has no times, each item is read.</summary>
    private static bool IsOlder(JsonObject item, long since) => item["created_at"] is JsonValue value && value.TryGetValue(out long second) && second < since;

    private async Task<List<JsonObject>> UnownedAsync(
        List<JsonObject> candidates, Reconciliation trace, Submission row, ToolDefinition tool, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (trace.IsShared)
        {
            var sameTool = await ledger.ListAsync(new LedgerQuery(row.Account) { Tool = tool.Name, Since = since, Limit = ItemsAPage }, cancellationToken);
            return sameTool.Any(other => other.Id != row.Id && HaveSameBody(other, row)) ? [] : candidates;
        }

        var jobs = candidates.ToDictionary(candidate => $"{tool.Job!.Kind.Name}:{JsonText.At(candidate, trace.IdField)}");
        var owned = await ledger.FindByJobsAsync(row.Account, jobs.Keys, cancellationToken);
        return [.. jobs.Where(job => !owned.ContainsKey(job.Key)).Select(job => job.Value)];
    }

    /// <summary>By the keys, which hold a hash of the body behind the row's id.</summary>
    private static bool HaveSameBody(Submission one, Submission other) =>
        one.IdempotencyKey.AsSpan(one.Id.Length).SequenceEqual(other.IdempotencyKey.AsSpan(other.Id.Length));

    private async Task<List<string>> FittingAsync(
        List<JsonObject> candidates, Reconciliation trace, JsonObject arguments, long since, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var candidate in candidates.Take(MostRead))
        {
            var id = JsonText.At(candidate, trace.IdField)!;
            var thing = trace.Read is { } read ? await ReadAsync(read, new JsonObject { [trace.IdField] = id }, cancellationToken) : candidate;
            if (thing is not null && trace.IsOf(thing, arguments, since))
                found.Add(id);
        }

        return found;
    }

    private async Task<JsonObject?> ReadAsync(Operation operation, JsonObject arguments, CancellationToken cancellationToken) =>
        JsonNode.Parse((await heyGen.SendAsync(operation, arguments, options: null, cancellationToken)).Data.GetRawText()) as JsonObject;

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The ledger could not be read to find out what became of submission {Id} of {Tool}")]
    private static partial void LogNotReconciled(ILogger logger, Exception fault, string id, string tool);
}
