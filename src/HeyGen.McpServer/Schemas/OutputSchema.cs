namespace HeyGen.McpServer.Schemas;

/// <summary>
/// Describes results loosely on purpose: clients throw on a mismatch, after the money is spent. Only fields of our own are required,
/// and no value is bound to a list.
/// </summary>
internal static class OutputSchema
{
    public static JsonObject For(ToolDefinition tool) => tool switch
    {
        { Job: not null } => Object(("job", Job()), ("links", Type("object")), ("next", Type("string")), ("status", Type("string"))),
        { IsList: true } => Object(("data", Type("array")), ("has_more", Type("boolean")), ("next_token", Type("string"))),
        _ => Type("object"),
    };

    private static JsonObject Job() => Object(("id", Type("string")), ("kind", Type("string")), ("state", Type("string")));

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var schema = Type("object");
        schema["properties"] = new JsonObject(properties.ToArray().Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, property.Schema)));
        return schema;
    }

    private static JsonObject Type(string type) => new() { ["type"] = type };
}
