namespace HeyGen.Sandbox.Contract;

/// <summary>One method and path of the v3 API, as <c>operations.json</c> describes it.</summary>
internal sealed class Operation
{
    private readonly Lazy<ContractSchema?> request;
    private readonly Lazy<ContractSchema?> response;
    private readonly JsonElement responseSchema;

    public Operation(JsonElement entry)
    {
        Id = entry.GetProperty("id").GetString()!;
        Group = entry.GetProperty("group").GetString()!;
        Method = entry.GetProperty("method").GetString()!;
        Segments = entry.GetProperty("path").GetString()!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        IsRemoved = entry.GetProperty("status").ValueEquals("removed");
        HasUnconfirmedRequest = entry.TryGetProperty("unconfirmed_request", out _);
        BodyEncoding = entry.GetProperty("body_encoding").GetString() ?? (HasUnconfirmedRequest && Method is "POST" or "PATCH" ? "json" : null);
        KeyRule = entry.GetProperty("idempotency_key").GetBoolean() ? IdempotencyRule.From(entry.GetProperty("idempotency")) : null;
        TakesApiKeyOnly = entry.TryGetProperty("api_key_only", out _);
        SuccessStatus = entry.GetProperty("success_status").GetInt32();
        OtherSuccess = [.. entry.Items("other_success").Select(other => other.GetProperty("status").GetInt32())];
        QueryParameters = [.. entry.GetProperty("query_params").EnumerateArray().Select(QueryParameter.From)];
        responseSchema = entry.GetProperty("response_schema");
        AnswerFields = Fields(responseSchema);
        RequestDefaults = [.. Fields(entry.GetProperty("request_schema")).Where(field => field.Value.Field("default") is not null)];
        request = new(() => entry.GetProperty("request_schema") is { ValueKind: JsonValueKind.Object } schema
            ? HasUnconfirmedRequest ? ContractSchema.Open(schema) : ContractSchema.Closed(schema)
            : null);
        response = new(() => responseSchema.ValueKind == JsonValueKind.Object ? ContractSchema.Open(responseSchema) : null);
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

    /// <summary>What HeyGen does with an <c>Idempotency-Key</c>; null where it ignores the header.</summary>
    public IdempotencyRule? KeyRule { get; }

    /// <summary>HeyGen takes no OAuth token for it.</summary>
    public bool TakesApiKeyOnly { get; }

    public int SuccessStatus { get; }

    public IReadOnlyList<int> OtherSuccess { get; }

    public IReadOnlyList<QueryParameter> QueryParameters { get; }

    /// <summary>The fields of <c>data</c> in the answer, each with its schema; none when they are not known.</summary>
    public IReadOnlyList<JsonProperty> AnswerFields { get; }

    /// <summary>The fields of the request body that mean something when they are not given, each with its schema.</summary>
    public IReadOnlyList<JsonProperty> RequestDefaults { get; }

    /// <summary>The request body, with unknown fields refused where all are known. Null when there is none.</summary>
    public ContractSchema? RequestSchema => request.Value;

    /// <summary>The content of <c>data</c> in the answer, open to further fields. Null when it is not known.</summary>
    public ContractSchema? ResponseSchema => response.Value;

    /// <summary>The content of <c>data</c> with the fields that the contract lists, null where they may be and nothing else is said.</summary>
    public JsonNode? Shape(JsonNode? data) => Shape(data, responseSchema);

    private static JsonNode? Shape(JsonNode? value, JsonElement schema) => (value, Fields(schema), schema.Field("items")) switch
    {
        (JsonObject given, { Length: > 0 } fields, _) => new JsonObject(fields
            .Where(field => given.ContainsKey(field.Name) || field.Value.Items("type").Any(type => type.ValueEquals("null")))
            .OrderBy(field => given.IndexOf(field.Name) is var place and >= 0 ? place : int.MaxValue)
            .Select(field => KeyValuePair.Create(field.Name, Shape(given[field.Name], field.Value)))),
        (JsonArray given, _, { } items) => new JsonArray([.. given.Select(item => Shape(item, items))]),
        _ => value?.DeepClone(),
    };

    private static JsonProperty[] Fields(JsonElement schema) => schema.Field("properties") is { } fields ? [.. fields.EnumerateObject()] : [];
}

/// <param name="IsRequired">A request without a key is refused.</param>
/// <param name="Lifetime">How long the first answer is replayed; null for ever.</param>
/// <param name="RefusesOtherBody">Another body under a key is refused; elsewhere the first answer is replayed all the same.</param>
/// <param name="ReplayStatus">The status of a replay; null where it is the first answer's.</param>
internal sealed record IdempotencyRule(bool IsRequired, TimeSpan? Lifetime, bool RefusesOtherBody, int? ReplayStatus)
{
    public static IdempotencyRule From(JsonElement entry) => new(
        entry.Flag("required"),
        entry.Number("lifetime_hours") is { } hours ? TimeSpan.FromHours(hours) : null,
        entry.Text("on_other_body") == "conflict",
        (int?)entry.Number("replay_status"));
}
