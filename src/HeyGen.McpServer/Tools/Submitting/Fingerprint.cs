using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HeyGen.McpServer.Tools.Submitting;

/// <summary>Knows the same call again: the same for the same tool and the same arguments, in whatever order they were written.</summary>
internal static class Fingerprint
{
    /// <param name="tool">What is called.</param>
    /// <param name="arguments">As the caller gave them: an upload would put another asset id in each time.</param>
    /// <param name="files">Which versions of local files the arguments name: a file that was changed makes another call.</param>
    public static string Of(ToolDefinition tool, JsonObject arguments, IReadOnlyList<string>? files = null)
    {
        var text = new StringBuilder(tool.Name).Append('\n');
        Append(text, arguments);
        foreach (var file in files ?? [])
        {
            text.Append('\n').Append(file);
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
