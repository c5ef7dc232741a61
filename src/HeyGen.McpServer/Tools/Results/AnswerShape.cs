using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Tools.Calls;

namespace HeyGen.McpServer.Tools.Results;

/// <summary>Shapes HeyGen's answer to a call that starts no job.</summary>
internal static class AnswerShape
{
    public static ToolOutcome From(ToolCall call, HeyGenAnswer answer)
    {
        var shaped = call.Tool.IsList ? List(call, answer) : Single(answer.Data);
        if (call.Tool.Next is { } next)
        {
            shaped["next"] = next;
        }

        return ToolOutcome.From(shaped);
    }

    /// <summary>An answer that is an object stays one; anything else goes under <c>data</c>, because MCP's structured content is an object.</summary>
    private static JsonObject Single(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => ForeignText.Clean(JsonObject.Create(data)!),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => new JsonObject { ["data"] = ForeignText.Clean(JsonNode.Parse(data.GetRawText())) },
    };

    private static JsonObject List(ToolCall call, HeyGenAnswer answer)
    {
        var items = answer.Data.ValueKind is JsonValueKind.Array ? JsonArray.Create(answer.Data)! : [];
        var shown = items.Select(item => call.Options.AllFields || item is not JsonObject fields ? ForeignText.Clean(item) : Brief(fields, call.Tool.ListFields));
        var list = new JsonObject { ["data"] = new JsonArray([.. shown]) };
        if (answer.HasMore is { } hasMore)
        {
            list["has_more"] = hasMore;
        }

        if (answer.NextToken is { Length: > 0 } token)
        {
            list["next_token"] = token;
        }

        return list;
    }

    private static JsonObject Brief(JsonObject fields, IReadOnlyList<string> names) =>
        new(names.Where(name => fields[name] is not null).Select(name => KeyValuePair.Create(name, ForeignText.Clean(fields[name]))));
}
