namespace HeyGen.McpServer.Schemas;

/// <summary>Fields that the listed view leaves out.</summary>
internal static class RareFields
{
    private const string Mark = SubSchemas.MarkPrefix + "rare";

    public static void MarkAsRare(JsonObject schema) => schema[Mark] = true;

    public static bool IsRare(JsonNode schema) => schema[Mark] is not null;

    public static void Remove(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties)
        {
            var required = schema["required"] as JsonArray ?? [];
            foreach (var name in properties.Where(property => property.Value?[Mark] is not null).Select(property => property.Key).ToList())
            {
                // A field that must be given cannot be hidden.
                if (!required.Any(needed => needed!.GetValue<string>() == name))
                    properties.Remove(name);
            }
        }

        schema.Remove(Mark);
        foreach (var child in SubSchemas.Of(schema))
            Remove(child);
    }
}
