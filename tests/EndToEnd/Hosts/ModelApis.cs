namespace EndToEnd.Hosts;

/// <summary>A call that a model asks its host for.</summary>
internal sealed record WantedCall(string Tool, JsonObject Arguments);

/// <summary>A tool as a host names it to its model.</summary>
internal sealed record NamedTool(string Name, string? Namespace = null);

/// <summary>What a host sends to its model: its words, the tools it has, and what the calls so far gave.</summary>
internal sealed record ModelRequest(string Words, IReadOnlyList<NamedTool> Tools, IReadOnlyList<string> Results);

/// <summary>One API by which hosts reach models. Answers are written whole: hosts read an event stream that comes at once like any other.</summary>
internal abstract class ModelApi
{
    public abstract bool Serves(string path);

    public abstract ModelRequest Read(JsonObject body);

    /// <summary>The events of an answer: a call of a tool, or words.</summary>
    public abstract IEnumerable<JsonObject> Write(string id, NamedTool? tool, JsonObject? arguments, string words);

    protected static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A text, or the texts of a list of blocks.</summary>
    protected static string Text(JsonNode? content) => content switch
    {
        JsonValue value => value.ToString(),
        JsonArray blocks => string.Join('\n', blocks.Select(block => Text(block?["text"] ?? block?["content"]))),
        _ => "",
    };

    protected static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    protected static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}

/// <summary>Anthropic's messages, which Claude Code speaks.</summary>
internal sealed class MessagesApi : ModelApi
{
    public override bool Serves(string path) => path.EndsWith("/messages", StringComparison.Ordinal);

    public override ModelRequest Read(JsonObject body)
    {
        var blocks = Objects(body["messages"]).SelectMany(message => message["content"] is JsonArray content ? Objects(content) : [message]).ToArray();
        return new(
            string.Join('\n', blocks.Select(block => Text(block["text"] ?? block["content"]))),
            [.. Objects(body["tools"]).Select(tool => new NamedTool((string)tool["name"]!))],
            [.. blocks.Where(block => (string?)block["type"] == "tool_result").Select(block => Text(block["content"]))]);
    }

    public override IEnumerable<JsonObject> Write(string id, NamedTool? tool, JsonObject? arguments, string words)
    {
        yield return Parse($$$$"""
            {"type":"message_start","message":{"id":"msg_{{{{id}}}}","type":"message","role":"assistant","model":"scripted","content":[],
            "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}
            """);
        var (block, delta) = tool is null
            ? ("""{"type":"text","text":""}""", $$"""{"type":"text_delta","text":{{Quote(words)}}}""")
            : ($$$"""{"type":"tool_use","id":"toolu_{{{id}}}","name":"{{{tool.Name}}}","input":{}}""",
                $$"""{"type":"input_json_delta","partial_json":{{Quote(arguments!.ToJsonString())}}}""");
        yield return Parse($$"""{"type":"content_block_start","index":0,"content_block":{{block}}}""");
        yield return Parse($$"""{"type":"content_block_delta","index":0,"delta":{{delta}}}""");
        yield return Parse("""{"type":"content_block_stop","index":0}""");
        yield return Parse($$$"""
            {"type":"message_delta","delta":{"stop_reason":"{{{(tool is null ? "end_turn" : "tool_use")}}}","stop_sequence":null},"usage":{"output_tokens":1}}
            """);
        yield return Parse("""{"type":"message_stop"}""");
    }
}

/// <summary>OpenAI's responses, which Codex and Copilot CLI speak.</summary>
internal sealed class ResponsesApi : ModelApi
{
    public override bool Serves(string path) => path.EndsWith("/responses", StringComparison.Ordinal);

    public override ModelRequest Read(JsonObject body)
    {
        var items = Objects(body["input"]).ToArray();
        var tools = Objects(body["tools"]).SelectMany(tool => (string?)tool["type"] == "namespace"
            ? Objects(tool["tools"]).Select(member => new NamedTool((string)member["name"]!, (string?)tool["name"]))
            : [new NamedTool((string?)tool["name"] ?? "")]);
        return new(
            string.Join('\n', items.Select(item => Text(item["content"]))),
            [.. tools],
            [.. items.Where(item => item["type"]?.ToString().EndsWith("_output", StringComparison.Ordinal) is true).Select(item => Text(item["output"]))]);
    }

    public override IEnumerable<JsonObject> Write(string id, NamedTool? tool, JsonObject? arguments, string words)
    {
        var item = tool is null
            ? Parse($$$"""
                {"type":"message","id":"msg_{{{id}}}","role":"assistant","status":"completed",
                "content":[{"type":"output_text","text":{{{Quote(words)}}},"annotations":[]}]}
                """)
            : Parse($$"""
                {"type":"function_call","id":"fc_{{id}}","call_id":"call_{{id}}","name":"{{tool.Name}}","status":"completed",
                "arguments":{{Quote(arguments!.ToJsonString())}}}
                """);
        if (tool?.Namespace is { } space)
            item["namespace"] = space;

        var response = Parse($$$"""
            {"id":"resp_{{{id}}}","object":"response","created_at":1,"model":"scripted","status":"completed","output":[],"usage":
            {"input_tokens":1,"input_tokens_details":{"cached_tokens":0},"output_tokens":1,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":2}}
            """);
        yield return new() { ["type"] = "response.created", ["sequence_number"] = 0, ["response"] = response.DeepClone() };
        yield return new() { ["type"] = "response.output_item.added", ["sequence_number"] = 1, ["output_index"] = 0, ["item"] = item.DeepClone() };
        yield return new() { ["type"] = "response.output_item.done", ["sequence_number"] = 2, ["output_index"] = 0, ["item"] = item.DeepClone() };
        response["output"] = new JsonArray(item);
        yield return new() { ["type"] = "response.completed", ["sequence_number"] = 3, ["response"] = response };
    }
}

/// <summary>Google's generateContent, which Gemini CLI speaks.</summary>
internal sealed class GenerateContentApi : ModelApi
{
    public override bool Serves(string path) => path.EndsWith("enerateContent", StringComparison.Ordinal);

    public override ModelRequest Read(JsonObject body)
    {
        var parts = Objects(body["contents"]).SelectMany(content => Objects(content["parts"])).ToArray();
        return new(
            string.Join('\n', parts.Select(part => Text(part["text"]))),
            [.. Objects(body["tools"]).SelectMany(tool => Objects(tool["functionDeclarations"])).Select(tool => new NamedTool((string)tool["name"]!))],
            [.. parts.Select(part => part["functionResponse"]).OfType<JsonObject>().Select(answer => answer["response"]!.ToJsonString(readable))]);
    }

    public override IEnumerable<JsonObject> Write(string id, NamedTool? tool, JsonObject? arguments, string words)
    {
        var part = tool is null ? $$"""{"text":{{Quote(words)}}}""" : $$$"""{"functionCall":{"name":"{{{tool.Name}}}","args":{{{arguments!.ToJsonString()}}}}}""";
        yield return Parse($$$"""
            {"candidates":[{"content":{"role":"model","parts":[{{{part}}}]},"finishReason":"STOP","index":0}],
            "usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":1,"totalTokenCount":2},"modelVersion":"scripted","responseId":"{{{id}}}"}
            """);
    }

    private static readonly JsonSerializerOptions readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
