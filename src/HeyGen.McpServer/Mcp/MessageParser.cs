using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// What a client sent, before the SDK sees it: the SDK answers some of it with -32603, over HTTP with status 500 without a body, and has no batches.
/// </summary>
/// <param name="Messages">The messages; of a batch also none where a member is no message.</param>
/// <param name="IsBatch">They came as an array, which revision 2025-03-26 alone has.</param>
internal sealed record ReadMessages(IReadOnlyList<JsonRpcMessage?> Messages, bool IsBatch = false)
{
    /// <summary>Why nothing in it can be handled; null when something can.</summary>
    public MessageError? Error { get; init; }
}

/// <summary>The error that answers what is no message, or one that is refused before anything handles it.</summary>
internal sealed record MessageError(McpErrorCode Code, string Message, RequestId Id = default)
{
    public JsonNode? Data { get; init; }

    /// <summary>
    /// Without an id where the request's is not known. The SDK writes null there, which no revision's schema allows; since 2025-11-25 it may be left out.
    /// </summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject { ["code"] = (int)Code, ["message"] = Message };
        if (Data is { } data)
            error["data"] = data.DeepClone();

        var json = new JsonObject { ["jsonrpc"] = "2.0" };
        if (Id.Id is string text)
            json["id"] = text;
        else if (Id.Id is long number)
            json["id"] = number;

        json["error"] = error;
        return json;
    }
}

/// <summary>Reads JSON-RPC messages, the same over every transport.</summary>
internal static class MessageParser
{
    public static readonly MessageError NoMessage = new(McpErrorCode.InvalidRequest, "What was sent is no JSON-RPC message.");

    public static readonly MessageError NoBatch = new(McpErrorCode.InvalidRequest, "Batches are of revision 2025-03-26 only; send one message at a time.");

    private static readonly JsonTypeInfo<JsonRpcMessage> messageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.ProtocolOptions.GetTypeInfo(typeof(JsonRpcMessage));

    // A repeated name would throw only when the SDK first reads the object.
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    public static ReadMessages Read(ReadOnlyMemory<byte> json)
    {
        // Bytes that are no UTF-8 would become replacement characters in what is paid for.
        if (!Utf8.IsValid(json.Span))
            return Unreadable(McpErrorCode.ParseError, "What was sent is not JSON in UTF-8.", json.Span);

        try
        {
            using var document = JsonDocument.Parse(json, strict);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Array)
            {
                return TryRead(root, out var message)
                    ? new ReadMessages([message])
                    : new ReadMessages([]) { Error = NoMessage with { Id = FindId(json.Span) } };
            }

            return root.GetArrayLength() == 0
                ? Unreadable(McpErrorCode.InvalidRequest, "The batch is empty.", json.Span)
                : new ReadMessages([.. root.EnumerateArray().Select(member => TryRead(member, out var message) ? message : null)], IsBatch: true);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return IsJson(json.Span)
                ? Unreadable(McpErrorCode.InvalidRequest, "What was sent is no JSON-RPC message: a name comes twice, or it is nested too deep.", json.Span)
                : Unreadable(McpErrorCode.ParseError, "What was sent is not JSON in UTF-8.", json.Span);
        }
    }

    /// <summary>The id in what is no message as a whole, so that the caller's request can fail instead of hanging.</summary>
    public static RequestId FindId(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = int.MaxValue }));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                if (isId && reader.Read())
                    return ReadId(ref reader);

                if (!reader.TrySkip())
                    return default;
            }
        }
        catch (JsonException)
        {
        }
        return default;
    }

    private static ReadMessages Unreadable(McpErrorCode code, string message, ReadOnlySpan<byte> json) =>
        new([]) { Error = new MessageError(code, message, FindId(json)) };

    /// <summary>Half a surrogate pair in an id is an InvalidOperationException.</summary>
    private static bool TryRead(JsonElement json, [NotNullWhen(true)] out JsonRpcMessage? message)
    {
        try
        {
            message = json.Deserialize(messageType);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            message = null;
        }

        return message is not null;
    }

    private static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static RequestId ReadId(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String when !reader.ValueIsEscaped => new RequestId(reader.GetString()!),
        JsonTokenType.Number when reader.TryGetInt64(out var id) => new RequestId(id),
        _ => default,
    };
}
