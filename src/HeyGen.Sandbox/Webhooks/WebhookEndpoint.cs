namespace HeyGen.Sandbox.Webhooks;

/// <summary>An address that events are sent to.</summary>
internal sealed class WebhookEndpoint(string id, string url, DateTimeOffset createdAt) : IResource
{
    public static string Noun => "Webhook endpoint";

    public static string NotFoundCode => "webhook_not_found";

    public string Id { get; } = id;

    public string Url { get; set; } = url;

    /// <summary>What events are signed with.</summary>
    public required string Secret { get; set; }

    /// <summary>The types that are sent; null for all.</summary>
    public IReadOnlyList<string>? Events { get; private set; }

    /// <summary>The one resource whose events are sent; null for all.</summary>
    public string? EntityId { get; init; }

    /// <summary>Since when it takes the types that it takes: what happened before is not sent.</summary>
    public DateTimeOffset SubscribedAt { get; private set; }

    public void Subscribe(IReadOnlyList<string>? events, DateTimeOffset now)
    {
        Events = events;
        SubscribedAt = now;
    }

    public bool Takes(WebhookEvent happened) =>
        happened.At > SubscribedAt && Events?.Contains(happened.Type) != false && (EntityId is null || EntityId == happened.EntityId);

    /// <summary>What has happened until now is still sent to it.</summary>
    public bool OnDelete(ApiCall call)
    {
        call.World.Webhooks.Note(call);
        return true;
    }

    /// <summary>Without the secret, which only those see who have just made it.</summary>
    public JsonObject Describe(ApiCall call) => new()
    {
        ["endpoint_id"] = Id,
        ["url"] = Url,
        ["events"] = Events is null ? null : Events.ToJson(),
        ["status"] = "enabled",
        ["created_at"] = createdAt.ToText(),
    };
}
