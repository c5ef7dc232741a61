namespace HeyGen.McpServer.Platform;

/// <summary>Reads texts out of JSON that came from outside.</summary>
internal static class JsonText
{
    /// <summary>The text; null for anything else, and for half a surrogate pair, which JSON's grammar allows and no string can hold.</summary>
    public static string? Read(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A copy that can be written again: a text that no string can hold is null in it.</summary>
    public static JsonNode? Writable(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Writable(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Writable)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String && Read(value) is null => null,
        _ => node?.DeepClone(),
    };

    /// <summary>The texts at the places of a path (<see cref="JsonPlaces"/>), each with its place.</summary>
    public static IEnumerable<KeyValuePair<string, string>> All(JsonObject fields, string path) =>
        JsonPlaces.Of(fields, path).Select(found => KeyValuePair.Create(found.Place, Read(found.Node))).Where(found => found.Value is not null)!;

    /// <summary>The text at a path whose steps are joined by dots; null where there is none.</summary>
    public static string? At(JsonObject fields, string path) =>
        Read(path.Split('.').Aggregate((JsonNode?)fields, (node, step) => (node as JsonObject)?[step]));
}

/// <summary>Reads numbers out of JSON that came from outside.</summary>
internal static class JsonNumber
{
    /// <summary>The number; null for anything else, and for one that is too large to reckon with.</summary>
    public static decimal? Read(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>Source-generated JSON of free objects, for those parts of the server that know no tool.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonNodes : JsonSerializerContext;
