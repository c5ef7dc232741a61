using System.Security.Cryptography;

namespace HeyGen.Sandbox.Webhooks;

internal sealed class WebhookOperations : IOperationGroup
{
    private const int SecretBytes = 32;

    public void Register(OperationTable operations)
    {
        operations.Stores<WebhookEndpoint>("/v3/webhooks/endpoints");
        operations["create_webhook_endpoint"] = Create;
        operations["update_webhook_endpoint"] = Update;
        operations["rotate_webhook_endpoint_secret"] = Rotate;
        operations["list_webhook_event_types"] = call => call.AnswerPage(
            WebhookEventTypes.All, type => type.Type, type => new JsonObject { ["event_type"] = type.Type, ["description"] = type.Description });
        operations["list_webhook_events"] = ListEvents;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var endpoint = new WebhookEndpoint(call.Now) { Url = Reachable(call.Body)!, Secret = NewSecret(), EntityId = call.Body.Text("entity_id") };
        endpoint.Subscribe(Types(call.Body), call.Now);
        call.World.Webhooks.Sender.Probe(call.Keep(endpoint));
        var described = endpoint.Describe(call);
        described["secret"] = endpoint.Secret;
        return call.Answer(described);
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var endpoint = call.Found<WebhookEndpoint>();
        call.World.Webhooks.Note(call);
        endpoint.Url = Reachable(call.Body) ?? endpoint.Url;
        if (Types(call.Body) is { } types)
            endpoint.Subscribe(types, call.Now);
        return call.Answer(endpoint.Describe(call));
    }

    private static ApiAnswer Rotate(ApiCall call)
    {
        var endpoint = call.Found<WebhookEndpoint>();
        endpoint.Secret = NewSecret();
        return call.Answer(new JsonObject { ["endpoint_id"] = endpoint.Id, ["secret"] = endpoint.Secret });
    }

    private static ApiAnswer ListEvents(ApiCall call)
    {
        call.World.Webhooks.Note(call);
        return call.AnswerList<WebhookEvent>();
    }

    /// <summary>HeyGen takes https only. Plain http to this machine, which HeyGen could never reach, is taken here so that a desk can try webhooks.</summary>
    private static string? Reachable(JsonElement body) => body.Text("url") is not { } url
        || (Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
                ? body.Text("url")
                : throw ApiException.InvalidParameter("url", "expected an absolute https URL (unlike HeyGen, this sandbox takes http to loopback, too)");

    private static string[]? Types(JsonElement body) => body.Field("events") is null ? null : body.Texts("events");

    private static string NewSecret() => $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
}

/// <summary>An address that events are sent to.</summary>
internal sealed class WebhookEndpoint(DateTimeOffset createdAt) : IResource
{
    public static string Noun => "Webhook endpoint";

    public static string NotFoundCode => "webhook_not_found";

    public string Id { get; } = Ids.New();

    public required string Url { get; set; }

    /// <summary>What events are signed with; null for a job's own callback, which nothing signs.</summary>
    public required string? Secret { get; set; }

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
        WebhookEventTypes.Has(happened.Type) && happened.At > SubscribedAt
        && Events?.Contains(happened.Type) != false && (EntityId is null || EntityId == happened.EntityId);

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
        ["events"] = Events?.ToJson(),
        ["status"] = "enabled",
        ["created_at"] = createdAt.ToText(),
    };
}
