using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Pipeline.Arguments;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// Checks the parameters of a request before the SDK reads them: it answers what it cannot read with -32603 "An error occurred.", where JSON-RPC has -32602
/// and a client needs to know which field is wrong.
/// </summary>
internal static class RequestCheck
{
    private const string SetLevel = "logging/setLevel";
    private const string NoCursor = "params.cursor: not a cursor of this server; leave it out.";

    private static readonly string[] levels = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"];

    public static McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
        context.JsonRpcMessage is JsonRpcRequest request && Problem(request, hasHandshake: !TasksCapability.IsOfRevision(request)) is { } problem
            ? throw new McpProtocolException(problem, McpErrorCode.InvalidParams)
            : next(context, cancellationToken);

    /// <summary>What is wrong with the parameters; null for nothing, and for methods that the client's revision does not have.</summary>
    public static string? Problem(JsonRpcRequest request, bool hasHandshake)
    {
        if (request.Params is not (null or JsonObject))
            return "params: expected an object.";

        var given = request.Params as JsonObject ?? [];
        return request.Method switch
        {
            RequestMethods.Initialize when hasHandshake => Client(given),
            RequestMethods.ToolsCall => Text(given, "name") ?? Arguments(given),
            RequestMethods.ResourcesRead => Text(given, "uri"),
            // A missing one is the method's own to refuse, which not every revision has.
            "tasks/get" or "tasks/update" or "tasks/cancel" when given["taskId"] is not null => Text(given, "taskId"),
            RequestMethods.PromptsGet when given["name"] is not null => Text(given, "name"),
            SetLevel when hasHandshake => levels.Contains(JsonText.Read(given["level"])) ? null : $"params.level: expected one of {string.Join(", ", levels)}.",
            RequestMethods.ResourcesSubscribe or RequestMethods.ResourcesUnsubscribe when hasHandshake => Text(given, "uri"),
            RequestMethods.CompletionComplete => Completion(given),
            // Only the list of resources has a second page.
            RequestMethods.ToolsList or RequestMethods.ResourcesTemplatesList when given["cursor"] is not null => NoCursor,
            RequestMethods.ResourcesList when given["cursor"] is { } cursor => JsonText.Read(cursor) is null ? NoCursor : null,
            _ => null,
        };
    }

    private static string? Client(JsonObject given) => given["clientInfo"] is JsonObject client
        ? Text(client, "name", "params.clientInfo") ?? Text(client, "version", "params.clientInfo")
        : "params.clientInfo: required, an object with name and version is missing.";

    private static string? Completion(JsonObject given)
    {
        var reference = given["ref"] as JsonObject ?? [];
        var problem = JsonText.Read(reference["type"]) switch
        {
            "ref/prompt" => Text(reference, "name", "params.ref"),
            "ref/resource" => Text(reference, "uri", "params.ref"),
            _ => "params.ref: required, an object of type ref/prompt or ref/resource is missing.",
        };
        return problem ?? (given["argument"] is JsonObject argument
            ? Text(argument, "name", "params.argument") ?? Text(argument, "value", "params.argument")
            : "params.argument: required, an object with name and value is missing.");
    }

    /// <summary>Some clients write the arguments as JSON in a text.</summary>
    private static string? Arguments(JsonObject given)
    {
        if (given["arguments"] is JsonValue text && ArgumentCoercion.Parsed(text, JsonValueKind.Object) is { } parsed)
            given["arguments"] = parsed;

        return given["arguments"] switch
        {
            null => null,
            JsonObject arguments => UnreadableText.Find(arguments, path: "") is [var unreadable, ..] ? $"params.arguments.{unreadable.Message}" : null,
            _ => "params.arguments: expected an object.",
        };
    }

    private static string? Text(JsonObject fields, string name, string place = "params") =>
        JsonText.Read(fields[name]) is null ? $"{place}.{name}: required, a string is missing." : null;
}
