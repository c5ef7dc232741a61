using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Schemas;

/// <summary>Walks the keywords that our schemas nest by.</summary>
internal static class SubSchemas
{
    public static IEnumerable<JsonObject> Of(JsonObject schema)
    {
        var children = (schema["properties"] as JsonObject)?.Select(property => property.Value) ?? [];
        return children.Concat(schema["anyOf"] as JsonArray ?? []).Append(schema["items"]).Append(schema["additionalProperties"]).OfType<JsonObject>();
    }
}
