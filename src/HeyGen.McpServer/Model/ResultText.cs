namespace HeyGen.McpServer.Model;

/// <summary>Renders a result for hosts that show a model the text block only: one line a field, one line an item of a list.</summary>
internal static class ResultText
{
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

    private static string Inline(JsonNode? value) => value switch
    {
        null => "none",
        JsonObject fields => string.Join(", ", fields.Where(field => field.Value is not null).Select(field => $"{field.Key}: {Inline(field.Value)}")),
        JsonArray items => $"[{string.Join(", ", items.Select(Inline))}]",
        JsonValue text when text.GetValueKind() is JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
