namespace HeyGen.McpServer.Catalog.Webhooks;

internal sealed record CreateWebhookEndpoint
{
    [Description("Public https address that HeyGen posts events to.")]
    public required string Url { get; init; }

    [Description("Event types to send, from list_webhook_event_types; every type when left out."), WebhookEventTypes]
    public IReadOnlyList<string>? Events { get; init; }

    [Description("Only events of this resource, such as one video's id."), RareField]
    public string? EntityId { get; init; }
}

internal sealed record DeleteWebhookEndpoint([Description("Id of the endpoint, from list_webhook_endpoints.")] string EndpointId);

internal sealed record ListWebhookEndpoints([Description("Endpoints a page."), Range(1, 100), DefaultValue(10)] int? Limit = null) : PagedRequest;

internal sealed record RotateWebhookEndpointSecret([Description("Id of the endpoint, from list_webhook_endpoints.")] string EndpointId);

internal sealed record UpdateWebhookEndpoint
{
    [Description("Id of the endpoint, from list_webhook_endpoints.")]
    public required string EndpointId { get; init; }

    [Description("New public https address.")]
    public string? Url { get; init; }

    [Description("Every event type to send from now on, from list_webhook_event_types; takes the place of the stored list."), WebhookEventTypes]
    public IReadOnlyList<string>? Events { get; init; }
}

internal sealed record ListWebhookEvents : PagedRequest
{
    [Description("Only events of this type, from list_webhook_event_types."), WebhookEventTypes]
    public string? EventType { get; init; }

    [Description("Only events of this resource, such as one video's id.")]
    public string? EntityId { get; init; }

    [Description("Events a page."), Range(1, 100), DefaultValue(10)]
    public int? Limit { get; init; }
}
