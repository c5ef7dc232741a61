namespace HeyGen.McpServer.Model;

/// <summary>Compares what HeyGen lists with the arguments of a create, for <see cref="Reconciliation"/>.</summary>
internal static class Traces
{
    /// <summary>A field of what was found holds the text of an argument.</summary>
    public static bool AreSame(JsonObject found, string field, JsonObject arguments, string argument) =>
        JsonText.At(found, field) is { } name && name.Trim() == JsonText.At(arguments, argument)?.Trim();

    /// <summary>When it was made, in Unix seconds; 0 where HeyGen does not say.</summary>
    public static long Second(JsonObject found) => found["created_at"] is JsonValue value && value.TryGetValue(out long second) ? second : 0;

    /// <summary>The user said this in a Video Agent session, at or after a moment.</summary>
    public static bool Says(JsonObject session, string? text, long since) => text is not null
        && (session["messages"] as JsonArray ?? []).OfType<JsonObject>().Any(message =>
            JsonText.At(message, "role") == "user" && JsonText.At(message, "content")?.Trim() == text.Trim() && Second(message) >= since);
}
