namespace HeyGen.McpServer.Schemas;

/// <summary>Walks the keywords that our schemas nest by.</summary>
internal static class SubSchemas
{
    /// <summary>Begins the keywords by which a schema under construction remembers an attribute. None is in a finished schema.</summary>
    public const string MarkPrefix = "x-";

    public static IEnumerable<JsonObject> Of(JsonObject schema)
    {
        var children = (schema["properties"] as JsonObject)?.Select(property => property.Value) ?? [];
        return children.Concat(schema["anyOf"] as JsonArray ?? []).Append(schema["items"]).Append(schema["additionalProperties"]).OfType<JsonObject>();
    }

    public static void Unmark(JsonObject schema)
    {
        foreach (var mark in schema.Select(keyword => keyword.Key).Where(name => name.StartsWith(MarkPrefix, StringComparison.Ordinal)).ToList())
            schema.Remove(mark);

        foreach (var child in Of(schema))
            Unmark(child);
    }
}
