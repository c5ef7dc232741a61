namespace HeyGen.McpServer.Model;

/// <summary>Renders a result for hosts that show a model the text block only: one line a field, one line an item of a list.</summary>
internal static class ResultText
{
    /// <summary>Longer lists of like items are shown by column, which says each name, and a value that all share, once.</summary>
    private const int MostRows = 5;

    public static string Render(JsonObject result)
    {
        var text = new StringBuilder();
        Append(text, result, depth: 0);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, JsonObject fields, int depth)
    {
        foreach (var (name, value) in fields)
        {
            if (value is null)
                continue;

            text.Append(' ', depth * 2).Append(name).Append(':');
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

    private static JsonObject Unwrapped(JsonNode? item) => item!.AsObject() is { Count: 1 } only && only.First().Value is JsonObject inner ? inner : item.AsObject();

    private static void AppendColumns(StringBuilder text, JsonObject[] items, int depth)
    {
        foreach (var name in items.SelectMany(item => item.Select(field => field.Key)).Distinct())
        {
            var values = items.Select(item => Inline(item[name])).ToArray();
            var shown = values.Distinct().Count() == 1 ? $"{values[0]} (all {values.Length})" : string.Join(", ", values);
            text.Append(' ', depth * 2).Append(name).Append(": ").Append(shown).Append('\n');
        }
    }

    private static string Inline(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject fields => string.Join(", ", fields.Where(field => field.Value is not null).Select(field => $"{field.Key}: {Inline(field.Value)}")),
        JsonArray items => $"[{string.Join(", ", items.Select(Inline))}]",
        JsonValue text when text.GetValueKind() is JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
