using System.Net;
using HeyGen.Sandbox.VideoAgents;

namespace HeyGen.Sandbox.Control;

/// <summary>
/// Serves <c>/sandbox/</c>, by which tests and curious people see what the sandbox got and make it fail. Needs no key, and answers loopback only.
/// </summary>
internal sealed class ControlEndpoint(RequestLog log, FaultPlan faults, AccountRegistry accounts, WebhookSender webhooks)
{
    public async Task HandleAsync(HttpContext context)
    {
        ApiAnswer answer;
        try
        {
            answer = IsLocal(context) ? await AnswerAsync(context) : ApiAnswer.Error(403, "forbidden", "The control endpoint answers loopback only.");
        }
        catch (JsonException exception)
        {
            answer = ApiAnswer.Error(400, "invalid_parameter", exception.Message);
        }

        await answer.SendAsync(context);
    }

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private async Task<ApiAnswer> AnswerAsync(HttpContext context)
    {
        switch (context.Request.Method, context.Request.Path.Value)
        {
            case ("GET", "/sandbox/requests"):
                return ApiAnswer.From(200, log.Entries.Select(entry => entry.Describe()).ToJson());
            case ("DELETE", "/sandbox/requests"):
                log.Clear();
                return Done();
            case ("POST", "/sandbox/faults"):
                faults.Add(Faults(await BodyAsync(context)));
                return Done();
            case ("DELETE", "/sandbox/faults"):
                faults.Clear();
                return Done();
            case ("POST", "/sandbox/credits"):
                return SetCredits(await BodyAsync(context));
            case ("GET", "/sandbox/state"):
                return ApiAnswer.From(200, State());
            case ("GET", "/sandbox/webhooks"):
                return ApiAnswer.From(200, webhooks.Deliveries.Select(delivery => delivery.Describe()).ToJson());
            case ("POST", "/sandbox/webhooks/redeliver"):
                return await webhooks.RepeatAsync() is { } repeated
                    ? ApiAnswer.From(200, repeated.Describe())
                    : ApiAnswer.Error(404, "not_found", "No event was delivered yet.");
            default:
                return ApiAnswer.Error(404, "not_found", "The control endpoint has requests, faults, credits, state and webhooks.");
        }
    }

    private static ApiAnswer Done() => ApiAnswer.From(200, new JsonObject { ["ok"] = true });

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        return document.RootElement.Clone();
    }

    private static Fault[] Faults(JsonElement body) =>
        body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray().Select(Fault)] : [Fault(body)];

    private static Fault Fault(JsonElement entry)
    {
        var fault = entry.Deserialize(FaultContext.Default.Fault) ?? throw new JsonException("A fault is an object.");
        return fault.Cut is null or "before" or "after" ? fault : throw new JsonException("cut is before or after.");
    }

    private ApiAnswer SetCredits(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("usd", out var usd) || !usd.TryGetDecimal(out var amount))
            throw new JsonException("Expected {\"usd\": number}.");
        accounts.SetCredits(amount);
        return Done();
    }

    private JsonObject State()
    {
        int Count<T>()
            where T : class => accounts.Accounts.Sum(account =>
        {
            lock (account.Gate)
            {
                return account.Made<T>().Count;
            }
        });

        return new JsonObject
        {
            ["accounts"] = accounts.Accounts.Count,
            ["videos"] = Count<Video>(),
            ["sessions"] = Count<AgentSession>(),
            ["avatar_groups"] = Count<AvatarGroup>(),
            ["looks"] = Count<AvatarLook>(),
            ["voices"] = Count<Voice>(),
            ["assets"] = Count<Asset>(),
            ["folders"] = Count<Folder>(),
            ["executed"] = log.Executions.ToJson(pair => pair.Key, pair => pair.Value),
        };
    }
}
