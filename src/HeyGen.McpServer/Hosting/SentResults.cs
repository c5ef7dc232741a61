using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Hosting;

/// <summary>
/// Does what is to be done once a call's result has gone out. Before that nobody can say that the client has got it: the process may be killed, or the
/// connection break, between the end of the work and the last byte of the answer.
/// </summary>
internal static class SentResults
{
    private const string Key = "heygen-mcp/when-sent";

    /// <summary>The SDK has written the answer to a request when the filters around it return.</summary>
    public static McpMessageHandler Filter(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest { Method: RequestMethods.ToolsCall })
        {
            await next(context, cancellationToken);
            return;
        }

        var whenSent = new List<Func<Task>>();
        context.Items[Key] = whenSent;
        await next(context, cancellationToken);
        foreach (var work in whenSent)
        {
            await work();
        }
    };

    /// <summary>Where a call leaves its work for then; null where no filter stands around it.</summary>
    public static Action<Func<Task>>? Of(JsonRpcRequest request) =>
        request.Context?.Items?.TryGetValue(Key, out var found) is true && found is List<Func<Task>> whenSent ? whenSent.Add : null;
}
