using System.Text.Json;

namespace HeyGen.Client;

/// <summary>An address that HeyGen posts events to.</summary>
public sealed record WebhookEndpoint : OpenRecord
{
    /// <summary>What requests refer to the endpoint by.</summary>
    public required string EndpointId { get; init; }

    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>The types of event that are sent; null for all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>enabled or disabled.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made, as ISO 8601 text.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>What HeyGen signs events with. Told once, by the call that creates the endpoint.</summary>
    public string? Secret { get; init; }
}

/// <summary>An endpoint's new secret.</summary>
public sealed record RotatedWebhookSecret : OpenRecord
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>What HeyGen signs events with from now on. Told once.</summary>
    public string? Secret { get; init; }
}

/// <summary>HeyGen tells nothing of an endpoint that was deleted.</summary>
public sealed record DeletedWebhookEndpoint : OpenRecord;

/// <summary>A type of event.</summary>
public sealed record WebhookEventType : OpenRecord
{
    /// <summary>What subscriptions name it by.</summary>
    public required string EventType { get; init; }

    /// <summary>What has happened.</summary>
    public string? Description { get; init; }
}

/// <summary>An event that HeyGen has delivered.</summary>
public sealed record WebhookEvent : OpenRecord
{
    /// <summary>What a delivery that came twice is known by.</summary>
    public required string EventId { get; init; }

    /// <summary>What has happened.</summary>
    public string? EventType { get; init; }

    /// <summary>What it happened to; the fields depend on the type.</summary>
    public JsonElement? EventData { get; init; }

    /// <summary>When it happened, as ISO 8601 text.</summary>
    public string? CreatedAt { get; init; }
}
