namespace HeyGen.Sandbox.Webhooks;

/// <summary>Something that happened and that an endpoint takes.</summary>
internal sealed record WebhookEvent(string Type, string EntityId, DateTimeOffset At, JsonObject Data) : IResource
{
    public static string Noun => "Event";

    public string? CallbackUrl { get; init; }

    /// <summary>The same each time the same thing is noticed.</summary>
    public string Id { get; } = Ids.For($"{Type} of {EntityId} at {At.ToText()}");

    /// <summary>What endpoints get. The id is in a header; two ends of one thing with the same data have the same body.</summary>
    public byte[] Body() => Encoding.UTF8.GetBytes(new JsonObject { ["event_type"] = Type, ["event_data"] = Data.DeepClone() }.ToJsonString());

    public bool IsListed(ApiCall call) => call.IsAskedFor("event_type", Type) && call.IsAskedFor("entity_id", EntityId);

    public JsonObject Describe(ApiCall call) => new()
    {
        ["event_id"] = Id,
        ["event_type"] = Type,
        ["event_data"] = Data.DeepClone(),
        ["created_at"] = At.ToText(),
    };
}

internal interface IEventSource
{
    /// <summary>Where the caller wants to hear of this end too, beside all endpoints.</summary>
    string? CallbackUrl => null;

    /// <summary>The event, when the end lies in the window.</summary>
    WebhookEvent? EndEvent(EventWindow window);
}

/// <summary>The time in which events are looked for. HeyGen has no type for the ends of some jobs.</summary>
/// <param name="Since">Only ends then or later.</param>
internal sealed record EventWindow(DateTimeOffset Since, DateTimeOffset Now, Func<string, string> Link)
{
    public bool Holds(DateTimeOffset end) => end >= Since && end <= Now;

    public WebhookEvent? End(string subject, string entityId, Job? job, Func<JsonObject> data) => job is null || !Holds(job.EndsAt)
        ? null
        : new($"{subject}.{(job.State(Now) == JobState.Succeeded ? "success" : "fail")}", entityId, job.EndsAt, data());

    /// <summary>What has happened to an account's resources, oldest first; a batch has ended after its items.</summary>
    public IEnumerable<WebhookEvent> Events(Account account) => account.All.OfType<IEventSource>()
        .Select(source => source.EndEvent(this) is { } happened ? happened with { CallbackUrl = source.CallbackUrl } : null)
        .OfType<WebhookEvent>()
        .OrderBy(happened => happened.At)
        .ThenBy(happened => happened.Type == "batch.finished");
}
