using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tools.Submitting;

/// <summary>Knows the same call again: the same for the same tool and the same arguments, in whatever order they were written.</summary>
internal static class Fingerprint
{
    public static string Of(ToolDefinition tool, JsonObject arguments)
    {
        var text = new StringBuilder(tool.Name).Append('\n');
        Append(text, arguments);
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
