using System.Net.Http.Headers;

namespace HeyGen.Client;

/// <summary>Reads what HeyGen answered: an envelope with data, an error in its several shapes, or something that is neither.</summary>
internal sealed class AnswerReader(HeyGenClock clock)
{
    /// <summary>No answer of the API comes near this size; a larger one is a mistake or an attack.</summary>
    public const long MaximumBytes = 16 * 1024 * 1024;

    /// <summary>HeyGen may lift a daily quota earlier, and one header must not stop all work for a day: after this comes another try.</summary>
    private static readonly TimeSpan longestPause = TimeSpan.FromMinutes(5);

    /// <summary>A shorter one, such as the sandbox's, is no secret of HeyGen's and may stand in other words.</summary>
    private const int ShortestKey = 16;

    private const int MessageCharacters = 500;
    private const int FieldCharacters = 200;

    /// <summary>For all that is wrong with a workflow's graph, of which each piece is named.</summary>
    private const int PartsCharacters = 1500;

    public async Task<Attempt> ReadAsync(HttpResponseMessage response, string secret, CancellationToken cancellationToken)
    {
        // Buffered here and not by HttpClient, so that the attempt's time limit covers the body and its size is bounded.
        await response.Content.LoadIntoBufferAsync(MaximumBytes, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);

        var status = (int)response.StatusCode;
        var requestId = RequestId(response.Headers, secret);
        var body = AnswerJson.Parse(Mask(bytes, secret));
        // An error beside data takes nothing away: what HeyGen answered to a create is never thrown away.
        if (!response.IsSuccessStatusCode || (ErrorIn(body) is not null && !HasData(body)))
            return new(null, ReadFailure(response, body, bytes, requestId, secret));

        if (body is { ValueKind: JsonValueKind.Object } root)
            return new(Answer(root, requestId), null);

        return status == 204 && bytes.Length == 0
            ? new(new HeyGenAnswer(JsonElement.Parse("{}"u8), null, null, requestId), null)
            : new(null, Failures.Unreadable(Describe(response, bytes), status, requestId));
    }

    private static HeyGenAnswer Answer(JsonElement root, string? requestId)
    {
        var data = Field(root, "data") is { ValueKind: not JsonValueKind.Null } content ? content : root;
        // Most lists carry the cursor beside data; the reads of a batch carry it inside.
        var hasMore = Field(root, "has_more") ?? Field(data, "has_more");
        var nextToken = Field(root, "next_token") ?? Field(data, "next_token");
        return new(
            data,
            hasMore?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null },
            nextToken?.ValueKind == JsonValueKind.String ? nextToken.Value.GetString() : null,
            requestId);
    }

    private Failure ReadFailure(HttpResponseMessage response, JsonElement? body, byte[] bytes, string? requestId, string secret)
    {
        var status = (int)response.StatusCode;
        var error = ErrorIn(body);
        var code = UsefulCode(error, secret);
        var known = code is null ? null : ErrorCatalog.Find(code);
        // An unknown code says less than the status.
        var entry = known ?? ErrorCatalog.Find(ErrorCatalog.CodeOf(status))!;
        var message = TextOf(error, "message") ?? (error is { ValueKind: JsonValueKind.String } text ? text.GetString() : null);

        return new(new HeyGenError
        {
            Code = code ?? ErrorCatalog.CodeOf(status),
            Message = message is null ? Describe(response, bytes) : Show(message, MessageCharacters, secret) + Show(Parts(error), PartsCharacters, secret),
            Hint = entry.Hint,
            Kind = entry.Kind,
            Status = status,
            RequestId = requestId,
            Param = TextOf(error, "param") is { } param ? Show(param, FieldCharacters, secret) : null,
            DocumentationUrl = TextOf(error, "doc_url") is { } url ? Show(url, FieldCharacters, secret) : null,
            RetryAfter = RetryAfter(response.Headers.RetryAfter),
        })
        {
            BeganNothing = IsRefusal(status, code),
            IsTransient = entry.IsTransient && status != 501,
        };
    }

    /// <summary>Where HeyGen names several things at fault, as in a workflow's graph: each with its code, words and place.</summary>
    private static string Parts(JsonElement? error)
    {
        if (error is not { } fields || Field(fields, "errors") is not { ValueKind: JsonValueKind.Array } parts)
            return "";

        var text = new StringBuilder();
        foreach (var part in parts.EnumerateArray())
        {
            string[] place = [.. ((string[])["node_id", "port", "path"]).Where(name => TextOf(part, name) is not null).Select(name => $"{name} {TextOf(part, name)}")];
            var words = part.ValueKind is JsonValueKind.String ? part.GetString() : string.Join(": ", new[] { TextOf(part, "code"), TextOf(part, "message") }.OfType<string>());
            text.Append($"; {words}{(place.Length > 0 ? $" ({string.Join(", ", place)})" : "")}");
        }

        return text.ToString();
    }

    /// <summary>
    /// A 4xx is a refusal, except where the first request with the same key still runs or a proxy ran out of time. A 2xx never is: HeyGen took the request,
    /// whatever the body says of it.
    /// </summary>
    private static bool IsRefusal(int status, string? code) => status is >= 400 and < 500 and not 408 && code != "request_in_progress";

    private static bool HasData(JsonElement? body) => body is { } root && Field(root, "data") is { } data && data.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Object => data.GetPropertyCount() > 0,
        JsonValueKind.Array => data.GetArrayLength() > 0,
        _ => true,
    };

    private static JsonElement? ErrorIn(JsonElement? body) =>
        body is { } root && Field(root, "error") is { } error
        && (error.ValueKind == JsonValueKind.Object || (error.ValueKind == JsonValueKind.String && error.GetString() != ""))
            ? error
            : null;

    /// <summary>HeyGen sends an empty code, or the word error, where it has nothing to say.</summary>
    private static string? UsefulCode(JsonElement? error, string secret)
    {
        var code = TextOf(error, "code") is { } text ? Show(text, FieldCharacters, secret) : null;
        return string.IsNullOrEmpty(code) || code.Equals("error", StringComparison.OrdinalIgnoreCase) ? null : code.ToLowerInvariant();
    }

    /// <summary>Says what came instead of HeyGen's JSON without repeating it: a page's text helps nobody and may be written to mislead.</summary>
    private static string Describe(HttpResponseMessage response, byte[] bytes)
    {
        var status = (int)response.StatusCode;
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return $"HTTP {status} without a body.";

        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" || bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return isPage
            ? $"HTTP {status} with an unreadable HTML page, most likely from a proxy in between."
            : $"HTTP {status} with a body that is not what HeyGen's API promises.";
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - clock.UtcNow : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > longestPause ? longestPause : wait;
    }

    public static string? RequestId(HttpResponseHeaders headers, string secret) =>
        headers.TryGetValues("X-Request-Id", out var values) ? Show(values.First(), FieldCharacters, secret) : null;

    /// <summary>An answer that repeats the credential must not carry it into a model's context.</summary>
    public static byte[] Mask(byte[] bytes, string secret)
    {
        var hidden = Encoding.UTF8.GetBytes(secret);
        return hidden.Length < ShortestKey || bytes.AsSpan().IndexOf(hidden) < 0
            ? bytes
            : Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(Encoding.Latin1.GetString(hidden), "***", StringComparison.Ordinal));
    }

    private static string Show(string text, int maximumLength, string secret) =>
        UntrustedText.Clean(text.Replace(secret, "***", StringComparison.Ordinal), maximumLength);

    private static JsonElement? Field(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;

    private static string? TextOf(JsonElement? root, string name) =>
        root is { } element && Field(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
