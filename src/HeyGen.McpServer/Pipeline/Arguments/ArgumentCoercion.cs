using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// Corrects the slips that models make and that leave no doubt about what was meant: <c>"5"</c> for 5, one value for a list of one,
/// <c>camelCase</c> for <c>snake_case</c>, an object written as text, HeyGen's object form of an asset, an empty value for one that is left out, an old
/// preset of size. What is left is judged by the schema.
/// </summary>
internal static partial class ArgumentCoercion
{
    /// <summary>What is longer is a sentence, not an item of a list: no id and no language name of HeyGen's is.</summary>
    private const int LongestPart = 64;

    public static JsonNode? Coerce(JsonNode? value, JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray branches)
            return CoerceUnion(value, branches);

        return (schema["type"] as JsonValue)?.GetValue<string>() switch
        {
            "object" => CoerceObject(value, schema),
            "array" => CoerceArray(value, schema),
            "integer" or "number" => CoerceNumber(value),
            "boolean" => CoerceBoolean(value),
            "string" => CoerceString(value, schema),
            _ => value?.DeepClone(),
        };
    }

    private static JsonNode? CoerceObject(JsonNode? value, JsonObject schema)
    {
        if (Parsed(value, JsonValueKind.Object) is not JsonObject given)
        {
            // An object of any shape is coerced only where it was written as text.
            return (Parsed(value, JsonValueKind.Object) ?? value)?.DeepClone();
        }

        var properties = schema["properties"] as JsonObject ?? [];
        var required = schema["required"] as JsonArray;
        var coerced = new JsonObject();
        foreach (var (name, item) in given)
        {
            var known = KnownName(name, given, properties);
            var isRequired = required?.Any(needed => needed!.GetValue<string>() == known) is true;
            if (properties[known] is JsonObject own && IsLeftOut(item, own, isRequired))
                continue;

            coerced[known] = (properties[known] ?? schema["additionalProperties"]) is JsonObject property ? Coerce(item, property) : item?.DeepClone();
        }

        SizePreset.Replace(coerced, properties);
        return coerced;
    }

    /// <summary>
    /// HeyGen reads null as "not given", and gateways fill what a model leaves out with <c>""</c>, <c>[]</c> or 0. A required field keeps its value where
    /// the schema reports that one.
    /// </summary>
    private static bool IsLeftOut(JsonNode? value, JsonObject schema, bool isRequired) => value?.GetValueKind() switch
    {
        null => !isRequired,
        JsonValueKind.String => JsonText.Read(value) is "" && !(isRequired && schema.ContainsKey("minLength")),
        JsonValueKind.Array => !isRequired && value.AsArray().Count == 0,
        JsonValueKind.Number => !isRequired && Number(value) is 0 && (Number(schema["minimum"]) > 0 || Number(schema["exclusiveMinimum"]) >= 0),
        _ => false,
    };

    /// <summary>A name as some clients write it.</summary>
    public static string CamelCase(string snakeCase) => Underscore().Replace(snakeCase, match => match.Groups[1].Value.ToUpperInvariant());

    private static string KnownName(string name, JsonObject given, JsonObject properties)
    {
        var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return !properties.ContainsKey(name) && properties.ContainsKey(snake) && !given.ContainsKey(snake) ? snake : name;
    }

    private static JsonNode? CoerceArray(JsonNode? value, JsonObject schema)
    {
        var itemSchema = schema["items"] as JsonObject;
        var items = Parsed(value, JsonValueKind.Array) as JsonArray
            ?? (JsonText.Read(value) is { } text && itemSchema?["type"]?.GetValue<string>() is "string" ? Parts(text) : null)
            ?? (value is null ? null : new JsonArray(value.DeepClone()));
        return items is null || itemSchema is null ? items?.DeepClone() : new JsonArray([.. items.Select(item => Coerce(item, itemSchema))]);
    }

    /// <summary>
    /// The items of a list that was written as one text. A comma in parentheses belongs to its item (<c>Chinese (Mandarin, Simplified)</c>), and one in an
    /// address or a sentence separates nothing.
    /// </summary>
    private static JsonArray Parts(string text)
    {
        var parts = OutsideParentheses().Split(text).Where(part => part.Length > 0).ToArray();
        var isList = parts.All(part => part.Length <= LongestPart) && !text.Contains("://", StringComparison.Ordinal);
        return new JsonArray([.. (isList ? parts : [text]).Select(part => (JsonNode?)JsonValue.Create(part))]);
    }

    private static JsonNode? CoerceUnion(JsonNode? value, JsonArray branches)
    {
        if (Parsed(value, JsonValueKind.Object) is not JsonObject fields)
            return value?.DeepClone();

        var branch = branches.OfType<JsonObject>().FirstOrDefault(candidate => Matches(fields, candidate));
        return branch is null ? fields.DeepClone() : Coerce(fields, branch);
    }

    /// <summary>Properties that allow one value only discriminate the branches.</summary>
    private static bool Matches(JsonObject fields, JsonObject branch) =>
        branch["properties"] is JsonObject properties
        && properties.Any(property => property.Value?["enum"] is JsonArray { Count: 1 } only && JsonNode.DeepEquals(fields[property.Key], only[0]));

    /// <summary>
    /// 5.0 becomes 5: to JSON Schema both are integers, to System.Text.Json only the one. Read from text again, because a value made of one type of number
    /// cannot be read as another.
    /// </summary>
    private static JsonNode? CoerceNumber(JsonNode? value) => Number(value) switch
    {
        { } whole when whole == decimal.Truncate(whole) => JsonNode.Parse(whole.ToString("0", CultureInfo.InvariantCulture)),
        { } number when value!.GetValueKind() is JsonValueKind.String => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        _ => value?.DeepClone(),
    };

    private static decimal? Number(JsonNode? value) => JsonNumber.Read(value)
        ?? (decimal.TryParse(JsonText.Read(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static JsonNode? CoerceBoolean(JsonNode? value) =>
        JsonText.Read(value) is { } text && bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : value?.DeepClone();

    private static JsonNode? CoerceString(JsonNode? value, JsonObject schema)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.Number:
                return JsonValue.Create(value.ToJsonString());
            case JsonValueKind.Object:
                return AssetText(value.AsObject()) is { } asset ? JsonValue.Create(asset) : value.DeepClone();
            case JsonValueKind.String when schema["enum"] is JsonArray allowed:
                // plain_text: HeyGen's older word for a speech's input_type, which its published skills still write.
                var text = value.GetValue<string>() is "plain_text" ? "text" : value.GetValue<string>();
                var meant = allowed.FirstOrDefault(candidate => string.Equals(candidate!.GetValue<string>(), text, StringComparison.OrdinalIgnoreCase));
                return (meant ?? value).DeepClone();
            default:
                return value?.DeepClone();
        }
    }

    /// <summary>HeyGen's object form of an asset input as the one string that our schemas show.</summary>
    private static string? AssetText(JsonObject asset) => JsonText.Read(asset["type"]) switch
    {
        "url" => JsonText.Read(asset["url"]),
        "asset_id" => JsonText.Read(asset["asset_id"]),
        // content_type: its name before media_type, which published skills still write.
        "base64" when JsonText.Read(asset["media_type"] ?? asset["content_type"]) is { } mediaType && JsonText.Read(asset["data"]) is { } data =>
            $"data:{mediaType};base64,{data}",
        _ => null,
    };

    /// <summary>The value, or what it says when it is JSON written as text; only if that is of the wanted kind.</summary>
    public static JsonNode? Parsed(JsonNode? value, JsonValueKind wanted)
    {
        if (value?.GetValueKind() == wanted)
            return value;

        if (JsonText.Read(value) is not { } text || text.TrimStart() is not ['{' or '[', ..])
            return null;

        try
        {
            var parsed = JsonNode.Parse(Encoding.UTF8.GetBytes(text));
            return parsed?.GetValueKind() == wanted ? parsed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("_([a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Underscore();

    [GeneratedRegex(@"\s*,\s*(?![^()]*\))")]
    private static partial Regex OutsideParentheses();
}
