using System.Text;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>Something that happened and that an endpoint takes.</summary>
/// <param name="Type">One of <see cref="WebhookEventTypes"/>.</param>
/// <param name="EntityId">The resource it happened to.</param>
/// <param name="At">When.</param>
/// <param name="Data">What the API tells of it.</param>
internal sealed record WebhookEvent(string Type, string EntityId, DateTimeOffset At, JsonObject Data) : IResource
{
    public static string Noun => "Event";

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
