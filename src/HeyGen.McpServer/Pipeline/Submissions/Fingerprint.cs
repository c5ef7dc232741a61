using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;

namespace HeyGen.McpServer.Pipeline.Submissions;

/// <summary>
/// Knows the same call again: the same for the same tool and the same arguments, as the caller gave them, in whatever order they were written. An upload would put
/// another asset id in each time.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The one that was taken before the call's files were uploaded, else that of its arguments.</summary>
    public static string Of(ToolCall call) => call.Fingerprint ?? Of(call, []);

    /// <param name="call">What is called, and on which occasion.</param>
    /// <param name="files">Which versions of local files the arguments name: a file that was changed makes another call.</param>
    public static string Of(ToolCall call, IReadOnlyList<string> files) =>
        Hash(call.Tool, call.Arguments, [.. files, .. call.Caller.Occasion is { } occasion ? [occasion] : Array.Empty<string>()]);

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
