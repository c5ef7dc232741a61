using System.Text.Json.Nodes;
using HeyGen.McpServer.Mcp.Calls;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Platform;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Tasks;

/// <summary>What a request about tasks says of itself.</summary>
internal static class TaskRequest
{
    /// <summary>The argument that names the task; over HTTP the header Mcp-Name repeats it.</summary>
    public const string TaskIdParameter = "taskId";

    private const string SessionItem = "heygen-mcp.session";

    /// <exception cref="McpProtocolException">The client's revision has no tasks, or it has not declared them.</exception>
    public static void RequireTasks(JsonRpcRequest request)
    {
        if (!TasksCapability.IsOfRevision(request))
            throw new McpProtocolException($"{request.Method} needs protocol revision {TasksCapability.FirstRevision}.", McpErrorCode.MethodNotFound);
        if (!TasksCapability.IsDeclared(request))
        {
            throw new MissingRequiredClientCapabilityException(
                new ClientCapabilities { Extensions = new Dictionary<string, object> { [TasksCapability.Id] = new JsonObject() } },
                $"{request.Method} is for clients that declare the extension {TasksCapability.Id} in the request's capabilities.");
        }
    }

    /// <exception cref="McpProtocolException">There is none.</exception>
    public static string TaskIdOf(JsonRpcRequest request) =>
        request.Params is JsonObject parameters && JsonText.At(parameters, TaskIdParameter) is { } taskId
            ? taskId
            : throw new McpProtocolException($"{request.Method} needs the text {TaskIdParameter}.", McpErrorCode.InvalidParams);

    /// <summary>Notes the session of a request where its handler, which sees no more than the request, finds it.</summary>
    public static McpMessageHandler NoteSession(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Context: { } known } request && request.Method.StartsWith("tasks/", StringComparison.Ordinal))
            (known.Items ??= new Dictionary<string, object?>())[SessionItem] = context.Server.SessionId;
        return next(context, cancellationToken);
    };

    public static Caller CallerOf(JsonRpcRequest request, TimeProvider time) =>
        CallerReader.Of(request, request.Context?.Items?.TryGetValue(SessionItem, out object? session) is true ? session as string : null, time);
}
