using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// Finds texts that hold half of a surrogate pair, as a model writes them when it cuts an emoji (<c>"\ud83d"</c>). JSON's grammar allows
/// them, but no string can be read from one, so every later step would fail on it.
/// </summary>
internal static class UnreadableText
{
    public static IReadOnlyList<ArgumentProblem> Find(JsonNode? node, string path) => node switch
    {
        JsonObject fields => [.. fields.SelectMany(field => Find(field.Value, path.Length == 0 ? field.Key : $"{path}.{field.Key}"))],
        JsonArray items => [.. items.SelectMany((item, index) => Find(item, $"{path}[{index}]"))],
        JsonValue value when value.GetValueKind() is JsonValueKind.String && JsonText.Read(value) is null =>
            [new(path, $"{path}: holds half of a character (an unpaired surrogate); write the text anew without it.")],
        _ => [],
    };
}
