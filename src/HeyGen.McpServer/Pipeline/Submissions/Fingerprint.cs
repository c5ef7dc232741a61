using System.Security.Cryptography;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>Identifies a call by tool and arguments as the caller gave them, in any order. An upload would put another asset id in each time.</summary>
internal static class Fingerprint
{
    /// <param name="context">What else makes it another call: the versions of local files, the question that a message answers.</param>
    public static string Of(ToolDefinition tool, JsonObject arguments, params IEnumerable<string> context)
    {
        var text = new StringBuilder(tool.Name).Append('\n');
        Append(text, arguments);
        foreach (var line in context)
            text.Append('\n').Append(line);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                text.Append('{');
                foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonValue.Create(name).ToJsonString()).Append(':');
                    Append(text, value);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
