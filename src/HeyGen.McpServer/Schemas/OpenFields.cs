using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Schemas;

/// <summary>Fields whose shape the listed view leaves open. The mark lives only while a schema is built.</summary>
internal static class OpenFields
{
    private const string TheMark = "x-open-in-list";

    public static void Mark(JsonObject schema, string description) => schema[TheMark] = description;

    public static void Unmark(JsonObject schema)
    {
        schema.Remove(TheMark);
        foreach (var child in SubSchemas.Of(schema))
        {
            Unmark(child);
        }
    }

    /// <summary>
    /// Puts an open object in the place of each marked shape: of the field itself, or of a list's items. A text stays a text, without its long list of
    /// values.
    /// </summary>
    public static void Open(JsonObject schema)
    {
        if (schema[TheMark] is { } description)
        {
            schema.Remove(TheMark);
            var shape = schema["items"] ?? schema;
            var open = new JsonObject { ["type"] = shape["type"]?.DeepClone() ?? "object", ["description"] = description.DeepClone() };
            if (schema.ContainsKey("items"))
            {
                schema["items"] = open;
            }
            else
            {
                schema.Clear();
                foreach (var (name, value) in open)
                {
                    schema[name] = value?.DeepClone();
                }
            }
        }

        foreach (var child in SubSchemas.Of(schema))
        {
            Open(child);
        }
    }
}
