namespace HeyGen.Sandbox.Control;

/// <summary>One API request as it came, and what became of it.</summary>
internal sealed class RequestEntry(string method, string path, string query, string? idempotencyKey, DateTimeOffset at)
{
    public string Method { get; } = method;

    public string Path { get; } = path;

    public string? Operation { get; set; }

    public string? Body { get; set; }

    /// <summary>Null while the request is in flight, and for good when its connection was ended without an answer.</summary>
    public int? Status { get; set; }

    public JsonObject Describe() => new()
    {
        ["method"] = Method,
        ["path"] = Path,
        ["query"] = query,
        ["operation"] = Operation,
        ["idempotency_key"] = idempotencyKey,
        ["status"] = Status,
        ["body"] = Body,
        ["received_at"] = at.ToText(),
    };
}
