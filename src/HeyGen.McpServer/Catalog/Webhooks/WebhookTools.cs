using HeyGen.McpServer.Webhooks;

namespace HeyGen.McpServer.Catalog.Webhooks;

/// <summary>Tools of HeyGen's group <c>webhook</c>: addresses that HeyGen calls when something happens.</summary>
internal static class WebhookTools
{
    private const string Toolset = "webhook";

    public static ToolDefinition Create { get; } = new()
    {
        Operation = Operation.Post("create_webhook_endpoint", "/v3/webhooks/endpoints", () => WebhooksJson.Default.CreateWebhookEndpoint)
            with
        { TakesIdempotencyKey = true },
        Title = "Create a webhook endpoint",
        Description = "Registers an address that HeyGen posts events to. The signing secret goes into a file, never into the result.",
        Keywords = "callback notification notify subscribe push inform alert ping call post our server backend url slack zapier when finished know polling",
        Toolset = Toolset,
        Effects = Effects.None,
        Handler = typeof(WebhookSecretHandler),
        Example = """{"url": "https://example.com/heygen", "events": ["avatar_video.success", "avatar_video.fail"]}""",
    };

    public static ToolDefinition List { get; } = new()
    {
        Operation = Operation.List("list_webhook_endpoints", "/v3/webhooks/endpoints", () => WebhooksJson.Default.ListWebhookEndpoints),
        Title = "List webhook endpoints",
        Description = "Lists webhook endpoints with the events that they take.",
        Keywords = "callback notification subscriptions hooks registered configured which who is notified servers subscribed addresses urls show all " +
            "every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["endpoint_id", "url", "events", "status", "created_at"],
        HiddenFields = ["secret"],
        Example = """{"limit": 10}""",
    };

    public static ToolDefinition Update { get; } = new()
    {
        Operation = Operation.Patch("update_webhook_endpoint", "/v3/webhooks/endpoints/{endpoint_id}", () => WebhooksJson.Default.UpdateWebhookEndpoint),
        Title = "Change a webhook endpoint",
        Description = "Changes an endpoint's address, or replaces its whole list of events.",
        Keywords = "callback notification hook resubscribe edit modify move other new url server domain fewer events types existing switch somewhere " +
            "else elsewhere point",
        Toolset = Toolset,
        Effects = Effects.None,
        HiddenFields = ["secret"],
        Example = """{"endpoint_id": "$create_webhook_endpoint.endpoint_id", "events": ["avatar_video.fail"]}""",
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Operation = Operation.Delete("delete_webhook_endpoint", "/v3/webhooks/endpoints/{endpoint_id}", () => WebhooksJson.Default.DeleteWebhookEndpoint),
        Title = "Delete a webhook endpoint",
        Description = "Deletes a webhook endpoint for good.",
        Keywords = "remove erase wipe purge trash discard drop scrap clear get rid throw away unregister callback notification unsubscribe turn off stop " +
            "notifying sending posting events server url integration no longer",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Example = """{"endpoint_id": "$create_webhook_endpoint.endpoint_id"}""",
    };

    /// <summary>The old secret is gone for good, and receivers refuse events until they have the new one.</summary>
    public static ToolDefinition RotateSecret { get; } = new()
    {
        Operation = Operation.Post("rotate_webhook_endpoint_secret", "/v3/webhooks/endpoints/{endpoint_id}/rotate-secret",
            () => WebhooksJson.Default.RotateWebhookEndpointSecret) with
        { TakesIdempotencyKey = true },
        Title = "Replace a webhook's secret",
        Description = "Replaces an endpoint's signing secret; the old one stops working at once. The new one goes into a file, never into the result.",
        Keywords = "rotate renew reset key signature leaked compromised stolen new signing password hmac security verify",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Handler = typeof(WebhookSecretHandler),
        Example = """{"endpoint_id": "$create_webhook_endpoint.endpoint_id"}""",
    };

    public static ToolDefinition ListEventTypes { get; } = new()
    {
        Operation = Operation.List("list_webhook_event_types", "/v3/webhooks/event-types", () => WebhooksJson.Default.NoFields),
        Title = "List webhook event types",
        Description = "Lists the event types that an endpoint can take.",
        Keywords = "callback notification notified subscribe about kinds which what possible available exist names choose show all every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["event_type", "description"],
        Example = """{}""",
    };

    public static ToolDefinition ListEvents { get; } = new()
    {
        Operation = Operation.List("list_webhook_events", "/v3/webhooks/events", () => WebhooksJson.Default.ListWebhookEvents),
        Title = "List webhook events",
        Description = "Lists events that HeyGen has delivered, by type or resource.",
        Keywords = "callback notification history deliveries sent delivered received log recent missed was told did pushed server last yesterday posted " +
            "url which show all every how many",
        Toolset = Toolset,
        Effects = Effects.Reads,
        ListFields = ["event_id", "event_type", "created_at", "event_data"],
        Example = """{"entity_id": "$create_video_from_avatar.video_id"}""",
    };

    /// <summary>What the command <c>webhook</c> registers this server with.</summary>
    public static EndpointOperations Endpoints { get; } = new(List.Operation!, Create.Operation!, Update.Operation!, RotateSecret.Operation!);

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Update, Delete, RotateSecret, ListEventTypes, ListEvents];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CreateWebhookEndpoint))]
[JsonSerializable(typeof(DeleteWebhookEndpoint))]
[JsonSerializable(typeof(ListWebhookEndpoints))]
[JsonSerializable(typeof(ListWebhookEvents))]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(RotateWebhookEndpointSecret))]
[JsonSerializable(typeof(UpdateWebhookEndpoint))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
