namespace HeyGen.Sandbox.Contract;

/// <summary>One method and path of the v3 API, as <c>operations.json</c> describes it.</summary>
internal sealed class Operation
{
    private readonly Lazy<ContractSchema?> request;
    private readonly Lazy<ContractSchema?> response;

    public Operation(JsonElement entry)
    {
        Id = entry.GetProperty("id").GetString()!;
        Group = entry.GetProperty("group").GetString()!;
        Method = entry.GetProperty("method").GetString()!;
        Segments = entry.GetProperty("path").GetString()!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        IsRemoved = entry.GetProperty("status").ValueEquals("removed");
        HasUnconfirmedRequest = entry.TryGetProperty("unconfirmed_request", out _);
        BodyEncoding = entry.GetProperty("body_encoding").GetString() ?? (HasUnconfirmedRequest && Method is "POST" or "PATCH" ? "json" : null);
        TakesIdempotencyKey = entry.GetProperty("idempotency_key").GetBoolean();
        SuccessStatus = entry.GetProperty("success_status").GetInt32();
        QueryParameters = [.. entry.GetProperty("query_params").EnumerateArray().Select(QueryParameter.From)];
        AnswerFields = entry.GetProperty("response_schema").Field("properties") is { } fields ? [.. fields.EnumerateObject()] : [];
        request = new(() => entry.GetProperty("request_schema") is { ValueKind: JsonValueKind.Object } schema
            ? HasUnconfirmedRequest ? ContractSchema.Open(schema) : ContractSchema.Closed(schema)
            : null);
        response = new(() => entry.GetProperty("response_schema") is { ValueKind: JsonValueKind.Object } schema ? ContractSchema.Open(schema) : null);
    }

    public string Id { get; }

    public string Group { get; }

    public string Method { get; }

    /// <summary>The path's parts; a parameter is written <c>{name}</c>.</summary>
    public string[] Segments { get; }

    /// <summary>Once part of the API, now gone: answers 404.</summary>
    public bool IsRemoved { get; }

    /// <summary>The reference knows only part of the request, so that fields beside those it knows are no mistake.</summary>
    public bool HasUnconfirmedRequest { get; }

    /// <summary><c>json</c>, <c>multipart</c>, or null when the operation takes no body.</summary>
    public string? BodyEncoding { get; }

    /// <summary>Whether HeyGen replays the first answer to a repeated <c>Idempotency-Key</c>; elsewhere the header is ignored.</summary>
    public bool TakesIdempotencyKey { get; }

    public int SuccessStatus { get; }

    public IReadOnlyList<QueryParameter> QueryParameters { get; }

    /// <summary>The fields of <c>data</c> in the answer, each with its schema; none when they are not known.</summary>
    public IReadOnlyList<JsonProperty> AnswerFields { get; }

    /// <summary>The request body, with unknown fields refused where all are known. Null when there is none.</summary>
    public ContractSchema? RequestSchema => request.Value;

    /// <summary>The content of <c>data</c> in the answer, open to further fields. Null when it is not known.</summary>
    public ContractSchema? ResponseSchema => response.Value;
}
