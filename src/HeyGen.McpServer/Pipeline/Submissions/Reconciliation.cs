using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Catalog.Podcasts;
using HeyGen.McpServer.Catalog.VideoAgents;
using HeyGen.McpServer.Catalog.Voices;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// How HeyGen shows that it began a create of one operation. The table has a row for each operation without an idempotency key that leaves a trace which
/// tells it from all others. The rest leave none: speech and comparisons are in no list, batches are listed nowhere, live streams neither. <c>callback_id</c>
/// is no trace: no read of these operations shows it.
/// </summary>
internal sealed record Reconciliation
{
    /// <summary>The operation that creates.</summary>
    public required Operation Create { get; init; }

    /// <summary>Lists what may be the work, newest first; null where the arguments name it.</summary>
    public Operation? List { get; init; }

    public JsonObject ListArguments { get; init; } = [];

    /// <summary>Which of the list's items is worth a look; all where it shows too little.</summary>
    public Func<JsonObject, JsonObject, bool> MayBe { get; init; } = (_, _) => true;

    /// <summary>Field of an item, or argument of the call, with the id.</summary>
    public required string IdField { get; init; }

    /// <summary>Reads one of them whole; null where the list shows enough.</summary>
    public Operation? Read { get; init; }

    /// <summary>Whether the thing read shows the work of these arguments, begun at or after a moment in Unix seconds.</summary>
    public required Func<JsonObject, JsonObject, long, bool> IsOf { get; init; }

    /// <summary>Field of the create's answer with the id.</summary>
    public required string AnswerField { get; init; }

    /// <summary>Several creates leave their traces in one and the same thing.</summary>
    public bool IsShared { get; init; }

    private static readonly IReadOnlyList<Reconciliation> all =
    [
        new()
        {
            Create = VideoAgentOperations.Create,
            List = VideoAgentOperations.List,
            IdField = "session_id",
            Read = VideoAgentOperations.Get,
            // The title is the agent's own; the first thing said is the prompt.
            IsOf = (session, arguments, since) => Says(session, JsonText.At(arguments, "prompt"), since),
            AnswerField = "session_id",
        },
        new()
        {
            Create = VideoAgentOperations.Send,
            IdField = "session_id",
            Read = VideoAgentOperations.Get,
            IsOf = (session, arguments, since) => Says(session, JsonText.At(arguments, "message"), since),
            AnswerField = "session_id",
            IsShared = true,
        },
        new()
        {
            Create = VoiceOperations.Clone,
            List = VoiceOperations.List,
            ListArguments = new JsonObject { ["type"] = "private" },
            MayBe = (voice, arguments) => Same(voice, "name", arguments, "voice_name"),
            IdField = "voice_id",
            Read = VoiceOperations.Get,
            IsOf = (voice, arguments, since) => Same(voice, "name", arguments, "voice_name") && Second(voice) >= since,
            AnswerField = "voice_clone_id",
        },
        new()
        {
            Create = PodcastOperations.Create,
            List = PodcastOperations.List,
            IdField = "podcast_id",
            IsOf = (podcast, arguments, since) => Same(podcast, "title", arguments, "topic") && Second(podcast) >= since,
            AnswerField = "podcast_id",
        },
    ];

    public static Reconciliation? Of(ToolDefinition tool) => all.FirstOrDefault(trace => trace.Create.Id == tool.Operation!.Id);

    private static bool Says(JsonObject session, string? text, long since) => text is not null
        && (session["messages"] as JsonArray ?? []).OfType<JsonObject>().Any(message =>
            JsonText.At(message, "role") == "user" && JsonText.At(message, "content")?.Trim() == text.Trim() && Second(message) >= since);

    private static bool Same(JsonObject found, string field, JsonObject arguments, string argument) =>
        JsonText.At(found, field) is { } name && name.Trim() == JsonText.At(arguments, argument)?.Trim();

    private static long Second(JsonObject found) => found["created_at"] is JsonValue value && value.TryGetValue(out long second) ? second : 0;
}
