namespace HeyGen.Sandbox.Http;

/// <summary>Reads a checked body, and writes lists. HeyGen treats a null field like a missing one, so both read as null here.</summary>
internal static class JsonReading
{
    public static JsonElement? Field(this JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement body, string name) => body.Field(name)?.GetString();

    public static double? Number(this JsonElement body, string name) => body.Field(name)?.GetDouble();

    public static bool Flag(this JsonElement body, string name) => body.Field(name)?.ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(this JsonElement body, string name) =>
        body.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string[] Texts(this JsonElement body, string name) => [.. body.Items(name).Select(item => item.GetString()!)];

    /// <summary>A copy to be put into an answer.</summary>
    public static JsonNode? Node(this JsonElement body, string name) => body.Field(name) is { } value ? JsonNode.Parse(value.GetRawText()) : null;

    /// <summary>As the groups of the API write times that do not count seconds.</summary>
    public static string ToText(this DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static JsonArray ToJson(this IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonArray ToJson(this IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonObject ToJson<T>(this IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), value(item))));
}
