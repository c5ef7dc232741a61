using System.Security.Cryptography;

namespace HeyGen.McpServer.Webhooks;

/// <summary>The only thing that is read out of a delivery: which jobs it is about. What became of them is read from HeyGen.</summary>
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

/// <summary>
/// HeyGen's signature: HMAC-SHA256 over the raw body, as lower-case hexadecimal text. The timestamp beside it is not signed and proves nothing, so that a
/// delivery is not refused for its age; what came before is known by its body.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>The header, and the two that older endpoints get.</summary>
    public static IReadOnlyList<string> Headers { get; } = ["Heygen-Signature", "Signature", "X-HeyGen-Signature"];

    public static bool IsValid(ReadOnlySpan<byte> body, string secret, IReadOnlyList<string> signatures)
    {
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        var isValid = false;
        foreach (var signature in signatures)
            isValid |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);

        return isValid;
    }
}

/// <summary>What becomes of a delivery.</summary>
internal enum WebhookOutcome
{
    /// <summary>It wakes whoever waits for the job.</summary>
    Accepted,

    /// <summary>The same body came before.</summary>
    Duplicate,

    /// <summary>HeyGen signed it, and it is no event. Delivered again it would be none either.</summary>
    Unreadable,

    /// <summary>HeyGen did not sign it.</summary>
    Forged,

    /// <summary>This server registered no endpoint for the account.</summary>
    UnknownAccount,

    TooLarge,

    /// <summary>The secret cannot be read at the moment; HeyGen tries again.</summary>
    Unavailable,
}

/// <param name="JobIds">Jobs that it is about, by HeyGen's ids.</param>
internal sealed record WebhookReceipt(WebhookOutcome Outcome, params IReadOnlyList<string> JobIds);

/// <summary>How many deliveries came to what since the server's start.</summary>
internal sealed class WebhookCounts
{
    private readonly long[] counts = new long[Enum.GetValues<WebhookOutcome>().Length];

    public void Add(WebhookOutcome outcome) => Interlocked.Increment(ref counts[(int)outcome]);

    public long this[WebhookOutcome outcome] => Interlocked.Read(ref counts[(int)outcome]);
}
