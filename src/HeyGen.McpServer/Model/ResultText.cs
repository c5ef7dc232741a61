using System.Text.Encodings.Web;

namespace HeyGen.McpServer.Model;

/// <summary>
/// Renders a result for hosts that show a model the text block only: one line a field, one line an item of a list. Names and texts with spaces or line breaks
/// are quoted, so that what comes from outside forges no field of ours.
/// </summary>
internal static class ResultText
{
    /// <summary>Longer lists of like items are shown by column, which says each name, and a value that all share, once.</summary>
    private const int MostRows = 5;

    private const string Next = "next";

    private static readonly char[] lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    public static string Render(JsonObject result)
    {
        var text = new StringBuilder();
        Append(text, result, depth: 0);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>What comes from outside must not begin a line of its own, which would read as ours.</summary>
    public static string OneLine(string? text) => string.Join(' ', (text ?? "").Split(lineEnds));

    private static void Append(StringBuilder text, JsonObject fields, int depth)
    {
        foreach (var (name, value) in fields)
        {
            if (value is null)
                continue;

            text.Append(' ', depth * 2).Append(Plain(name)).Append(':');
            switch (value)
            {
                case JsonObject inner:
                    text.Append('\n');
                    Append(text, inner, depth + 1);
                    break;
                case JsonArray items when items.Any(item => item is JsonObject):
                    text.Append('\n');
                    if (items.Count > MostRows && items.All(item => item is JsonObject { Count: <= 2 }))
                        AppendColumns(text, [.. items.Select(Unwrapped)], depth + 1);
                    else
                        AppendItems(text, items, depth + 1);

                    break;
                case JsonValue ours when name == Next && depth == 0 && ours.GetValueKind() is JsonValueKind.String:
                    text.Append(' ').Append(OneLine(ours.GetValue<string>())).Append('\n');
                    break;
                default:
                    text.Append(' ').Append(Inline(value)).Append('\n');
                    break;
            }
        }
    }

    private static void AppendItems(StringBuilder text, JsonArray items, int depth)
    {
        foreach (var item in items)
            text.Append(' ', depth * 2).Append("- ").Append(Inline(item)).Append('\n');
    }

    private static JsonObject Unwrapped(JsonNode? item) =>
        item!.AsObject() is { Count: 1 } only && only.First().Value is JsonObject inner ? inner : item.AsObject();

    private static void AppendColumns(StringBuilder text, JsonObject[] items, int depth)
    {
        foreach (var name in items.SelectMany(item => item.Select(field => field.Key)).Distinct())
        {
            var values = items.Select(item => Inline(item[name])).ToArray();
            var shown = values.Distinct().Count() == 1 ? $"{values[0]} (all {values.Length})" : string.Join(", ", values);
            text.Append(' ', depth * 2).Append(Plain(name)).Append(": ").Append(shown).Append('\n');
        }
    }

    public static string Inline(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject fields => string.Join(", ", fields.Where(field => field.Value is not null).Select(field => $"{Plain(field.Key)}: {Inline(field.Value)}")),
        JsonArray items => $"[{string.Join(", ", items.Select(Inline))}]",
        JsonValue text when text.GetValueKind() is JsonValueKind.String => Plain(text.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    /// <summary>An id, a link or a word as it is; anything else as JSON writes it, on one line.</summary>
    private static string Plain(string text) =>
        text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '"')
        ? $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : text;
}
