using System.Collections.Concurrent;
using HeyGen.McpServer.Mcp.Calls;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The sessions of clients before 2026-07-28, over either transport. The SDK keeps its own lists to itself.</summary>
internal sealed class HttpSessions
{
    public const string Header = "Mcp-Session-Id";

    private readonly ConcurrentDictionary<string, Session> open = new(StringComparer.Ordinal);

    /// <summary>The session of this id; null when it has ended or never was.</summary>
    public ModelContextProtocol.Server.McpServer? Find(string id) => open.GetValueOrDefault(id)?.Server;

    /// <summary>Notes the end of a session's handshake as soon as it is posted, for the SDK handles messages side by side.</summary>
    public void NoteInitialized(string id)
    {
        if (open.TryGetValue(id, out var session))
            session.IsInitialized = true;
    }

    /// <summary>Marks the calls that come before the end of their session's handshake.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } call
            && context.Server.SessionId is { } id && open.TryGetValue(id, out var session) && !session.IsInitialized)
        {
            Handshake.NoteOpen(call);
        }

        return next(context, cancellationToken);
    };

    /// <summary>
    /// The SDK opens a session's GET once, and a finished stream for a while only; the next one it answers with 400. Clients that open it again after each call
    /// show that as an error, while 405 tells them that there is no such stream.
    /// </summary>
    public Task ReopenAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) && Find(context.Request.Headers[Header].ToString()) is not null)
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status400BadRequest)
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    context.Response.Headers.Allow = $"{HttpMethods.Post}, {HttpMethods.Delete}";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    }

    /// <summary>Serves a session, or a request that has none, to its end.</summary>
    public async Task RunAsync(HttpContext context, ModelContextProtocol.Server.McpServer server, CancellationToken cancellationToken)
    {
        if (server.SessionId is not { } id)
        {
            await server.RunAsync(cancellationToken);
            return;
        }

        open[id] = new Session(server);
        try
        {
            await server.RunAsync(cancellationToken);
        }
        finally
        {
            open.TryRemove(id, out _);
        }
    }

    private sealed class Session(ModelContextProtocol.Server.McpServer server)
    {
        public ModelContextProtocol.Server.McpServer Server => server;

        public volatile bool IsInitialized;
    }
}
