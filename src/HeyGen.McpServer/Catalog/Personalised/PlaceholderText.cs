using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Catalog.Personalised;

/// <summary>The <c>{{placeholders}}</c> in the texts of one video.</summary>
internal static partial class PlaceholderText
{
    /// <summary>The names in any text, each once.</summary>
    public static IReadOnlyList<string> NamesIn(JsonNode? node) => [.. All(node).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A copy with each placeholder replaced by the row's text, which is not searched for placeholders itself.</summary>
    public static JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, string> row) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Filled(field.Value, row)))),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, row))]),
        _ when JsonText.Read(node) is { } text => JsonValue.Create(Placeholder().Replace(text, match => row[match.Groups[1].Value])),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> All(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => All(field.Value)),
        JsonArray items => items.SelectMany(All),
        _ => Placeholder().Matches(JsonText.Read(node) ?? "").Select(match => match.Groups[1].Value),
    };

    [GeneratedRegex(@"\{\{\s*([^{}]+?)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
