using System.Text.Json;

namespace HeyGen.McpServer.Webhooks;

/// <summary>The only thing that is read out of a delivery: of which jobs it tells. What became of them is read from HeyGen.</summary>
internal static class WebhookBody
{
    private const string DataField = "event_data";
    private const int LongestId = 200;

    /// <summary>Where the events of different jobs have their ids. HeyGen documents few of the payloads, so that all are tried.</summary>
    private static readonly string[] idFields =
    [
        "render_id", "video_id", "video_translation_id", "session_id", "lipsync_id", "ai_clipping_id", "filler_word_removal_id", "proofread_id",
        "batch_id", "voice_clone_id", "id",
    ];

    /// <summary>Ids as HeyGen writes them; none where the event is about no job; null where the body is no event.</summary>
    public static IReadOnlyList<string>? JobIds(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(DataField, out var data)
                && data.ValueKind is JsonValueKind.Object
                    ? [.. idFields.Select(field => Id(data, field)).OfType<string>().Distinct()]
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A name or text with half a surrogate pair parses as JSON and fails when it is read.
            return null;
        }
    }

    private static string? Id(JsonElement data, string field) =>
        data.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestId } id
            ? id
            : null;
}
