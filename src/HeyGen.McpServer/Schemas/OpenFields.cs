namespace HeyGen.McpServer.Schemas;

/// <summary>Fields whose shape the listed view leaves open.</summary>
internal static class OpenFields
{
    private const string TheMark = SubSchemas.MarkPrefix + "open-in-list";

    public static void Mark(JsonObject schema, string description) => schema[TheMark] = description;

    /// <summary>Puts an open object in the place of each marked shape: of the field itself, or of a list's items.</summary>
    public static void Open(JsonObject schema)
    {
        if (schema[TheMark] is { } description)
        {
            schema.Remove(TheMark);
            var open = new JsonObject { ["type"] = "object", ["description"] = description.DeepClone() };
            if (schema.ContainsKey("items"))
            {
                schema["items"] = open;
            }
            else
            {
                schema.Clear();
                foreach (var (name, value) in open)
                    schema[name] = value?.DeepClone();
            }
        }

        foreach (var child in SubSchemas.Of(schema))
            Open(child);
    }
}
