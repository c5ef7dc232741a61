using System.Collections.Concurrent;

namespace HeyGen.Sandbox.Control;

/// <summary>The last thousand API requests, and how often each operation was carried out.</summary>
internal sealed class RequestLog
{
    private const int MostEntries = 1000;

    private readonly ConcurrentQueue<RequestEntry> entries = new();
    private readonly ConcurrentDictionary<string, int> executions = new();

    public IEnumerable<RequestEntry> Entries => entries;

    /// <summary>By operation id. A replayed or refused request does not count.</summary>
    public IEnumerable<KeyValuePair<string, int>> Executions => executions.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public RequestEntry Begin(HttpRequest request, DateTimeOffset now)
    {
        var key = request.Headers.TryGetValue("Idempotency-Key", out var value) ? value.ToString() : null;
        var entry = new RequestEntry(request.Method, request.Path, request.QueryString.Value ?? "", key, now);
        entries.Enqueue(entry);
        while (entries.Count > MostEntries)
            entries.TryDequeue(out _);
        return entry;
    }

    public void CountExecution(Operation operation) => executions.AddOrUpdate(operation.Id, 1, static (_, count) => count + 1);

    public void Clear() => entries.Clear();
}

/// <summary>One API request as it came, and what became of it.</summary>
internal sealed record RequestEntry(string Method, string Path, string Query, string? IdempotencyKey, DateTimeOffset At)
{
    public string? Operation { get; set; }

    public string? Body { get; set; }

    /// <summary>Null while the request is in flight, and for good when its connection was ended without an answer.</summary>
    public int? Status { get; set; }

    public JsonObject Describe() => new()
    {
        ["method"] = Method,
        ["path"] = Path,
        ["query"] = Query,
        ["operation"] = Operation,
        ["idempotency_key"] = IdempotencyKey,
        ["status"] = Status,
        ["body"] = Body,
        ["received_at"] = At.ToText(),
    };
}
