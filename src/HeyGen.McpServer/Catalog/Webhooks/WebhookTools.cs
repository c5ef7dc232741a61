using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Webhooks;

namespace HeyGen.McpServer.Catalog.Webhooks;

/// <summary>Tools of HeyGen's group <c>webhook</c>: addresses that HeyGen calls when something happens.</summary>
internal static class WebhookTools
{
    private const string Toolset = "webhook";

    /// <summary>What the command <c>webhook</c> registers this server with.</summary>
    public static EndpointOperations Endpoints { get; } =
        new(WebhookOperations.List, WebhookOperations.Create, WebhookOperations.Update, WebhookOperations.RotateSecret);

    public static ToolDefinition Create { get; } = new()
    {
        Name = "create_webhook_endpoint",
        Title = "Create a webhook endpoint",
        Description = "Registers an address that HeyGen posts events to. The signing secret goes into a file, never into the result.",
        Keywords = "callback notification notify subscribe push our server when render ends ping backend",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = WebhookOperations.Create,
        Handler = WebhookSecret.KeepAsync,
    };

    public static ToolDefinition List { get; } = new()
    {
        Name = "list_webhook_endpoints",
        Title = "List webhook endpoints",
        Description = "Lists webhook endpoints with the events that they take.",
        Keywords = "callback notification subscriptions who is notified servers subscribed addresses",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = WebhookOperations.List,
        ListFields = ["endpoint_id", "url", "events", "status", "created_at"],
        Handler = WebhookSecret.HideAsync,
    };

    public static ToolDefinition Update { get; } = new()
    {
        Name = "update_webhook_endpoint",
        Title = "Change a webhook endpoint",
        Description = "Changes an endpoint's address, or replaces its whole list of events.",
        Keywords = "callback notification resubscribe edit notifications other address events subscribe",
        Toolset = Toolset,
        Effects = Effects.None,
        Operation = WebhookOperations.Update,
        Handler = WebhookSecret.HideAsync,
    };

    public static ToolDefinition Delete { get; } = new()
    {
        Name = "delete_webhook_endpoint",
        Title = "Delete a webhook endpoint",
        Description = "Deletes a webhook endpoint for good.",
        Keywords = "remove callback notification unsubscribe stop notifying server",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = WebhookOperations.Delete,
    };

    /// <summary>The old secret is gone for good, and receivers refuse events until they have the new one.</summary>
    public static ToolDefinition RotateSecret { get; } = new()
    {
        Name = "rotate_webhook_endpoint_secret",
        Title = "Replace a webhook's secret",
        Description = "Replaces an endpoint's signing secret; the old one stops working at once. The new one goes into a file, never into the result.",
        Keywords = "renew key signature leaked compromised new signing",
        Toolset = Toolset,
        Effects = Effects.Deletes,
        Operation = WebhookOperations.RotateSecret,
        Handler = WebhookSecret.KeepAsync,
    };

    public static ToolDefinition ListEventTypes { get; } = new()
    {
        Name = "list_webhook_event_types",
        Title = "List webhook event types",
        Description = "Lists the event types that an endpoint can take.",
        Keywords = "callback notification what can I be notified about subscribe",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = WebhookOperations.ListEventTypes,
        ListFields = ["event_type", "description"],
    };

    public static ToolDefinition ListEvents { get; } = new()
    {
        Name = "list_webhook_events",
        Title = "List webhook events",
        Description = "Lists events that HeyGen has delivered, by type or resource.",
        Keywords = "callback notification history deliveries notifications sent delivered log was told",
        Toolset = Toolset,
        Effects = Effects.Reads,
        Operation = WebhookOperations.ListEvents,
        ListFields = ["event_id", "event_type", "created_at", "event_data"],
    };

    public static IReadOnlyList<ToolDefinition> All { get; } = [Create, List, Update, Delete, RotateSecret, ListEventTypes, ListEvents];
}
