using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Model;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Knows the same call again: the same for the same tool and the same arguments, as the caller gave them, in whatever order they were written. An upload would put
/// another asset id in each time.
/// </summary>
internal static class Fingerprint
{
    /// <param name="context">What else makes it another call: the versions of local files, the question that a message answers.</param>
    public static string Of(ToolDefinition tool, JsonObject arguments, IEnumerable<string> context) => Hash(tool, arguments, context);

    /// <summary>Of what is sent alone.</summary>
    public static string OfBody(ToolDefinition tool, JsonObject body) => Hash(tool, body, []);

    private static string Hash(ToolDefinition tool, JsonObject arguments, IEnumerable<string> more)
    {
        var text = new StringBuilder(tool.Name).Append('\n');
        Append(text, arguments);
        foreach (var line in more)
        {
            text.Append('\n').Append(line);
        }

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
