using System.Text.Json;
using System.Text.Json.Nodes;
using JsonSchema;

namespace HeyGen.Sandbox.Contract;

/// <summary>
/// HeyGen refuses body fields it does not know, which the open schemas of the contract do not say. An object that lists its properties is
/// therefore closed here, at every depth; one that lists none is a free map and stays open.
/// </summary>
internal static class ClosedSchema
{
    public static Schema Parse(JsonElement schema)
    {
        var root = JsonNode.Parse(schema.GetRawText())!;
        Close(root);
        return Schema.Parse(root.ToJsonString());
    }

    private static void Close(JsonNode? schema)
    {
        if (schema is not JsonObject node)
            return;
        if (node["properties"] is JsonObject { Count: > 0 } properties)
        {
            foreach (var (_, property) in properties)
                Close(property);
            node.TryAdd("additionalProperties", false);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["items", "additionalProperties"])
            Close(node[keyword]);
        foreach (var keyword in (ReadOnlySpan<string>)["oneOf", "anyOf"])
        {
            foreach (var branch in node[keyword]?.AsArray() ?? [])
                Close(branch);
        }
    }
}
