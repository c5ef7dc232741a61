using System.Security.Cryptography;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>The API's <c>webhook</c> group.</summary>
internal sealed class WebhookOperations : IOperationGroup
{
    private const int SecretBytes = 32;

    public void Register(OperationTable operations)
    {
        operations.Stores<WebhookEndpoint>("/v3/webhooks/endpoints");
        operations["create_webhook_endpoint"] = Create;
        operations["update_webhook_endpoint"] = Update;
        operations["rotate_webhook_endpoint_secret"] = Rotate;
        operations["list_webhook_event_types"] = call => call.AnswerPage(WebhookEventTypes.All, type => type.Type, type => new JsonObject
        {
            ["event_type"] = type.Type,
            ["description"] = type.Description,
        });
        operations["list_webhook_events"] = ListEvents;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var endpoint = new WebhookEndpoint(Ids.New(), RequireReachable(call.Body.Text("url")!), call.Now)
        {
            Secret = NewSecret(),
            EntityId = call.Body.Text("entity_id"),
        };
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
        endpoint.Url = call.Body.Text("url") is { } url ? RequireReachable(url) : endpoint.Url;
        if (Types(call.Body) is { } types)
        {
            endpoint.Subscribe(types, call.Now);
        }
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
    private static string RequireReachable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? url
            : throw ApiException.InvalidParameter("url", "url: expected an absolute https URL. (Unlike HeyGen, this sandbox takes http to loopback, too.)");

    private static string[]? Types(JsonElement body) => body.Field("events") is null ? null : body.Texts("events");

    private static string NewSecret() => $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
}
