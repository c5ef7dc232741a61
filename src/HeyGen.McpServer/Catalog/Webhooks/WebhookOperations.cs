using HeyGen.Client;
using HeyGen.McpServer.Model.Requests;

namespace HeyGen.McpServer.Catalog.Webhooks;

/// <summary>Operations on webhooks: addresses that HeyGen posts events to.</summary>
internal static class WebhookOperations
{
    private const string Endpoints = "/v3/webhooks/endpoints";
    private const string Endpoint = Endpoints + "/{endpoint_id}";

    /// <summary>Registers an address. The answer holds the signing secret, which HeyGen does not tell again.</summary>
    public static Operation<CreateWebhookEndpoint> Create { get; } =
        new("create_webhook_endpoint", HttpMethod.Post, Endpoints, OperationClass.Write, () => WebhooksJson.Default.CreateWebhookEndpoint)
        { TakesIdempotencyKey = true };

    /// <summary>Lists endpoints, without their secrets.</summary>
    public static Operation<ListWebhookEndpoints> List { get; } =
        new("list_webhook_endpoints", HttpMethod.Get, Endpoints, OperationClass.Read,
            () => WebhooksJson.Default.ListWebhookEndpoints)
        { IsList = true };

    /// <summary>Changes an endpoint's address or its whole list of event types.</summary>
    public static Operation<UpdateWebhookEndpoint> Update { get; } =
        new("update_webhook_endpoint", HttpMethod.Patch, Endpoint, OperationClass.Write, () => WebhooksJson.Default.UpdateWebhookEndpoint);

    /// <summary>Deletes an endpoint.</summary>
    public static Operation<DeleteWebhookEndpoint> Delete { get; } =
        new("delete_webhook_endpoint", HttpMethod.Delete, Endpoint, OperationClass.Write,
            () => WebhooksJson.Default.DeleteWebhookEndpoint);

    /// <summary>Replaces an endpoint's secret. The old one stops working at once; the answer holds the new one, which HeyGen does not tell again.</summary>
    public static Operation<RotateWebhookEndpointSecret> RotateSecret { get; } =
        new("rotate_webhook_endpoint_secret", HttpMethod.Post, Endpoint + "/rotate-secret", OperationClass.Write,
            () => WebhooksJson.Default.RotateWebhookEndpointSecret)
        { TakesIdempotencyKey = true };

    /// <summary>Lists the types of event.</summary>
    public static Operation<NoFields> ListEventTypes { get; } =
        new("list_webhook_event_types", HttpMethod.Get, "/v3/webhooks/event-types", OperationClass.Read,
            () => WebhooksJson.Default.NoFields)
        { IsList = true };

    /// <summary>Lists events that were delivered.</summary>
    public static Operation<ListWebhookEvents> ListEvents { get; } =
        new("list_webhook_events", HttpMethod.Get, "/v3/webhooks/events", OperationClass.Read,
            () => WebhooksJson.Default.ListWebhookEvents)
        { IsList = true };
}
