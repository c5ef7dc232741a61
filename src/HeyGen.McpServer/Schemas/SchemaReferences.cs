namespace HeyGen.McpServer.Schemas;

/// <summary>
/// System.Text.Json's exporter describes a property of a record once and writes a pointer wherever it meets it again. Hosts do not follow
/// pointers, so each is replaced by a copy of what it points to.
/// </summary>
internal static class SchemaReferences
{
    public const string Keyword = "$ref";

    public static void Inline(JsonObject root) => Inline(root, root);

    private static void Inline(JsonObject schema, JsonObject root)
    {
        // In the order of the document, so that a pointer's target has none left in it.
        foreach (var child in SubSchemas.Of(schema).ToList())
        {
            if (child[Keyword] is { } pointer)
            {
                child.Remove(Keyword);
                foreach (var (name, value) in Target(root, pointer.GetValue<string>()))
                    child[name] = value?.DeepClone();
            }
            else
            {
                Inline(child, root);
            }
        }
    }

    /// <summary>Names of HeyGen's fields hold nothing that a JSON pointer would have to escape.</summary>
    private static JsonObject Target(JsonNode root, string pointer) => pointer.Split('/').Skip(1)
        .Aggregate(root, (node, step) => node is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!)
        .AsObject();
}
