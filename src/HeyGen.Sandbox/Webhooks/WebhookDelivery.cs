namespace HeyGen.Sandbox.Webhooks;

/// <summary>One request to an endpoint, however often it has to be tried.</summary>
/// <param name="endpoint">Where it goes.</param>
/// <param name="happened">What it tells; null for the probe that a new endpoint gets.</param>
internal sealed class WebhookDelivery(WebhookEndpoint endpoint, WebhookEvent? happened)
{
    public WebhookEndpoint Endpoint { get; } = endpoint;

    public WebhookEvent? Event { get; } = happened;

    /// <summary>The endpoint's address may change later.</summary>
    public string Url { get; } = endpoint.Url;

    /// <summary>What is sent and signed, byte for byte the same with every attempt.</summary>
    public byte[] Body { get; } = happened?.Body() ?? [];

    public int Attempts { get; set; }

    /// <summary>When the newest attempt began.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The answer to the newest attempt; null while there is none.</summary>
    public int? Status { get; set; }

    /// <summary>Why there is no answer.</summary>
    public string? Failure { get; set; }

    public JsonObject Describe() => new()
    {
        ["method"] = Event is null ? "OPTIONS" : "POST",
        ["url"] = Url,
        ["endpoint_id"] = Endpoint.Id,
        ["event_id"] = Event?.Id,
        ["event_type"] = Event?.Type,
        ["entity_id"] = Event?.EntityId,
        ["attempts"] = Attempts,
        ["sent_at"] = SentAt?.ToText(),
        ["status"] = Status,
        ["failure"] = Failure,
    };
}
