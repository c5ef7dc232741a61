using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HeyGen.Sandbox.State;

namespace HeyGen.Sandbox.Webhooks;

/// <summary>Something that happened and that an endpoint takes.</summary>
/// <param name="Type">One of <see cref="WebhookEventTypes"/>.</param>
/// <param name="EntityId">The resource it happened to.</param>
/// <param name="At">When.</param>
/// <param name="Data">What the API tells of it.</param>
internal sealed record WebhookEvent(string Type, string EntityId, DateTimeOffset At, JsonObject Data)
{
    /// <summary>The same each time the same thing is noticed.</summary>
    public string Id { get; } = Ids.For($"{Type} of {EntityId} at {Text(At)}");

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What endpoints get. The id is in a header; two ends of one thing that are told alike have the same body.</summary>
    public byte[] Body() => Encoding.UTF8.GetBytes(new JsonObject { ["event_type"] = Type, ["event_data"] = Data.DeepClone() }.ToJsonString());

    public JsonObject Describe() => new()
    {
        ["event_id"] = Id,
        ["event_type"] = Type,
        ["event_data"] = Data.DeepClone(),
        ["created_at"] = Text(At),
    };
}
