using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.Http;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>The API's <c>webhook</c> group.</summary>
internal sealed class WebhookOperations : IOperationGroup
{
    private const int SecretBytes = 32;

    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>
    {
        ["create_webhook_endpoint"] = Create,
        ["list_webhook_endpoints"] = call =>
            call.AnswerPage(call.Account.Made<WebhookEndpoint>().NewestFirst(), endpoint => endpoint.Id, endpoint => endpoint.Describe()),
        ["update_webhook_endpoint"] = Update,
        ["delete_webhook_endpoint"] = Delete,
        ["rotate_webhook_endpoint_secret"] = Rotate,
        ["list_webhook_event_types"] = call => call.AnswerPage(WebhookEventTypes.All, type => type.Type, type => new JsonObject
        {
            ["event_type"] = type.Type,
            ["description"] = type.Description,
        }),
        ["list_webhook_events"] = ListEvents,
    };

    private static ApiAnswer Create(ApiCall call)
    {
        var endpoint = new WebhookEndpoint(Ids.New(), RequireReachable(call.Body.Text("url")!), call.Now)
        {
            Secret = NewSecret(),
            EntityId = call.Body.Text("entity_id"),
        };
        endpoint.Subscribe(Types(call.Body), call.Now);
        call.Account.Made<WebhookEndpoint>().Add(endpoint.Id, endpoint);
        call.World.Webhooks.Sender.Probe(endpoint);
        return call.Answer(endpoint.Describe(withSecret: true));
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var endpoint = Find(call);
        call.World.Webhooks.Note(call);
        endpoint.Url = call.Body.Text("url") is { } url ? RequireReachable(url) : endpoint.Url;
        if (Types(call.Body) is { } types)
            endpoint.Subscribe(types, call.Now);
        return call.Answer(endpoint.Describe());
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        var endpoint = Find(call);
        call.World.Webhooks.Note(call);
        call.Account.Made<WebhookEndpoint>().Remove(endpoint.Id);
        return call.Answer(new JsonObject());
    }

    private static ApiAnswer Rotate(ApiCall call)
    {
        var endpoint = Find(call);
        endpoint.Secret = NewSecret();
        return call.Answer(new JsonObject { ["endpoint_id"] = endpoint.Id, ["secret"] = endpoint.Secret });
    }

    private static ApiAnswer ListEvents(ApiCall call)
    {
        call.World.Webhooks.Note(call);
        var events = call.Account.Made<WebhookEvent>().NewestFirst()
            .Where(happened => call.QueryValue("event_type") is not { } type || happened.Type == type)
            .Where(happened => call.QueryValue("entity_id") is not { } entity || happened.EntityId == entity);
        return call.AnswerPage([.. events], happened => happened.Id, happened => happened.Describe());
    }

    private static WebhookEndpoint Find(ApiCall call)
    {
        var id = call.PathValue("endpoint_id");
        return call.Account.Made<WebhookEndpoint>().GetValueOrDefault(id) ?? throw ApiException.NotFound("webhook_not_found", "Webhook endpoint", id);
    }

    /// <summary>HeyGen takes https only. Plain http to this machine, which HeyGen could never reach, is taken here so that a desk can try webhooks.</summary>
    private static string RequireReachable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? url
            : throw ApiException.InvalidParameter("url", "url: expected an absolute https URL. (This sandbox, unlike HeyGen, also takes http to a loopback address.)");

    private static string[]? Types(JsonElement body) => body.Field("events") is null ? null : [.. body.Items("events").Select(type => type.GetString()!)];

    private static string NewSecret() => $"whsec_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
}
