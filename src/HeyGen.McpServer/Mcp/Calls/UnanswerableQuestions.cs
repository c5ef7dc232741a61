using System.Collections.Concurrent;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>
/// A client that declares forms and answers <c>elicitation/create</c> with an error (one behind a gateway that does not know the method) has cancelled the
/// question. The SDK ends the tool call with the error instead, so that nothing could be confirmed in any other way.
/// </summary>
internal sealed class UnanswerableQuestions
{
    private static readonly JsonNode cancelled = new JsonObject { ["action"] = "cancel" };

    /// <summary>Made with the first question, for most clients are asked nothing. Over HTTP sessions share it, and each counts its requests from 1.</summary>
    private ConcurrentDictionary<(string? Session, RequestId Id), bool>? asked;

    public McpMessageHandler NoteAsked(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ElicitationCreate } question)
            LazyInitializer.EnsureInitialized(ref asked, static () => new())[(context.Server.SessionId, question.Id)] = true;

        return next(context, cancellationToken);
    };

    public McpMessageHandler Cancel(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcMessageWithId { Id: var id } and (JsonRpcError or JsonRpcResponse)
            && asked?.TryRemove((context.Server.SessionId, id), out _) is true
            && context.JsonRpcMessage is JsonRpcError)
        {
            var answer = new JsonRpcResponse { Id = id, Result = cancelled.DeepClone(), Context = context.JsonRpcMessage.Context };
            context = new MessageContext(context.Server, answer);
        }

        return next(context, cancellationToken);
    };
}
