using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp;

/// <summary>
/// Does what is to be done once a call's result has gone out. Before that nobody can say that the client has got it: the process may be killed, or the
/// connection break, between the end of the work and the last byte of the answer.
/// </summary>
/// <param name="http">The way to the current HTTP request; null over stdio.</param>
internal sealed class SentResults(IHttpContextAccessor? http)
{
    private const string Key = "heygen-mcp/when-sent";

    public McpMessageHandler Filter(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest { Method: RequestMethods.ToolsCall })
        {
            await next(context, cancellationToken);
            return;
        }

        var whenSent = new List<Func<Task>>();
        context.Items[Key] = whenSent;
        if (http is null || IsEventStream(http.HttpContext))
        {
            // The SDK has written the answer when the filters around it return.
            await next(context, cancellationToken);
            await DoAsync(whenSent);
            return;
        }

        // A client may want the whole response, of which the answer is not the last byte. Without a request it has left already, and hears of nothing.
        var post = http.HttpContext;
        post?.Response.OnCompleted(() => post.RequestAborted.IsCancellationRequested ? Task.CompletedTask : DoAsync(whenSent));
        await next(context, cancellationToken);
    };

    /// <summary>Where a call leaves its work for then; null where no filter stands around it.</summary>
    public static Action<Func<Task>>? Of(JsonRpcRequest request) =>
        request.Context?.Items?.TryGetValue(Key, out var found) is true && found is List<Func<Task>> whenSent ? whenSent.Add : null;

    /// <summary>In the HTTP+SSE transport of 2024-11-05 answers go out on a stream that stays open, whose request is the current one.</summary>
    private static bool IsEventStream(HttpContext? context) => context is not null && HttpMethods.IsGet(context.Request.Method);

    private static async Task DoAsync(List<Func<Task>> whenSent)
    {
        foreach (var work in whenSent)
        {
            await work();
        }
    }
}
