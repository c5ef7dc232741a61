namespace HeyGen.McpServer.Pipeline.Results;

/// <summary>Formats HeyGen's answer to a call that starts no job.</summary>
internal static class AnswerFormatter
{
    public static ToolResult From(ToolCall call, HeyGenAnswer answer)
    {
        var shown = call.Tool.IsList ? List(call, answer) : Single(answer);
        Hide(shown, call.Tool.HiddenFields);
        if (call.Tool.Next is { } next)
            shown["next"] = next;

        return ToolResult.From(shown);
    }

    /// <summary>An answer that is an object stays one; anything else goes under <c>data</c>, because MCP's structured content is an object.</summary>
    private static JsonObject Single(HeyGenAnswer answer) => answer.Data.ValueKind switch
    {
        JsonValueKind.Object => UntrustedText.Clean(JsonObject.Create(answer.Data)!),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => Paged(UntrustedText.Clean(JsonNode.Parse(answer.Data.GetRawText())), answer),
    };

    private static JsonObject List(ToolCall call, HeyGenAnswer answer)
    {
        var items = answer.Data.ValueKind is JsonValueKind.Array ? JsonArray.Create(answer.Data)! : [];
        var shown = items.Select(
            item => call.Options.AllFields || item is not JsonObject fields ? UntrustedText.Clean(item) : Brief(fields, call.Tool.ListFields));
        return Paged(new JsonArray([.. shown]), answer);
    }

    /// <summary>HeyGen says beside the data whether a list goes on, also of lists whose shape its reference does not know.</summary>
    private static JsonObject Paged(JsonNode? data, HeyGenAnswer answer)
    {
        var list = new JsonObject { ["data"] = data };
        if (answer.HasMore is { } hasMore)
            list["has_more"] = hasMore;

        if (answer.NextToken is { Length: > 0 } token)
            list["next_token"] = token;

        return list;
    }

    private static JsonObject Brief(JsonObject fields, IReadOnlyList<string> names) =>
        new(names.Where(name => fields[name] is not null).Select(name => KeyValuePair.Create(name, UntrustedText.Clean(fields[name]))));

    private static void Hide(JsonObject shown, IReadOnlyList<string> fields)
    {
        foreach (var item in (shown["data"] as JsonArray ?? []).OfType<JsonObject>().Append(shown))
        {
            foreach (var field in fields)
                item.Remove(field);
        }
    }
}
