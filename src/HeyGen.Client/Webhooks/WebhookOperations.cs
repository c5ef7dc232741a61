namespace HeyGen.Client;

/// <summary>Operations on webhooks: addresses that HeyGen posts events to.</summary>
public static class WebhookOperations
{
    private const string Endpoints = "/v3/webhooks/endpoints";
    private const string Endpoint = Endpoints + "/{endpoint_id}";

    /// <summary>Registers an address. The answer holds the signing secret, which HeyGen does not tell again.</summary>
    public static Operation<CreateWebhookEndpoint, WebhookEndpoint> Create { get; } =
        new("create_webhook_endpoint", HttpMethod.Post, Endpoints, OperationClass.Write, json => json.CreateWebhookEndpoint, json => json.WebhookEndpoint)
        { TakesIdempotencyKey = true };

    /// <summary>Lists endpoints, without their secrets.</summary>
    public static Operation<ListWebhookEndpoints, IReadOnlyList<WebhookEndpoint>> List { get; } =
        new("list_webhook_endpoints", HttpMethod.Get, Endpoints, OperationClass.Read,
            json => json.ListWebhookEndpoints, json => json.IReadOnlyListWebhookEndpoint)
        { IsList = true };

    /// <summary>Changes an endpoint's address or its whole list of event types.</summary>
    public static Operation<UpdateWebhookEndpoint, WebhookEndpoint> Update { get; } =
        new("update_webhook_endpoint", HttpMethod.Patch, Endpoint, OperationClass.Write, json => json.UpdateWebhookEndpoint, json => json.WebhookEndpoint);

    /// <summary>Deletes an endpoint.</summary>
    public static Operation<DeleteWebhookEndpoint, DeletedWebhookEndpoint> Delete { get; } =
        new("delete_webhook_endpoint", HttpMethod.Delete, Endpoint, OperationClass.Write,
            json => json.DeleteWebhookEndpoint, json => json.DeletedWebhookEndpoint);

    /// <summary>Replaces an endpoint's secret. The old one stops working at once; the answer holds the new one, which HeyGen does not tell again.</summary>
    public static Operation<RotateWebhookEndpointSecret, RotatedWebhookSecret> RotateSecret { get; } =
        new("rotate_webhook_endpoint_secret", HttpMethod.Post, Endpoint + "/rotate-secret", OperationClass.Write,
            json => json.RotateWebhookEndpointSecret, json => json.RotatedWebhookSecret)
        { TakesIdempotencyKey = true };

    /// <summary>Lists the types of event.</summary>
    public static Operation<NoFields, IReadOnlyList<WebhookEventType>> ListEventTypes { get; } =
        new("list_webhook_event_types", HttpMethod.Get, "/v3/webhooks/event-types", OperationClass.Read,
            json => json.NoFields, json => json.IReadOnlyListWebhookEventType)
        { IsList = true };

    /// <summary>Lists events that were delivered.</summary>
    public static Operation<ListWebhookEvents, IReadOnlyList<WebhookEvent>> ListEvents { get; } =
        new("list_webhook_events", HttpMethod.Get, "/v3/webhooks/events", OperationClass.Read,
            json => json.ListWebhookEvents, json => json.IReadOnlyListWebhookEvent)
        { IsList = true };
}
