using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>The sessions of clients before 2026-07-28, over either transport. The SDK keeps its own lists to itself.</summary>
internal sealed class HttpSessions
{
    public const string Header = "Mcp-Session-Id";

    private readonly ConcurrentDictionary<string, ModelContextProtocol.Server.McpServer> open = new(StringComparer.Ordinal);

    /// <summary>The session of this id; null when it has ended or never was.</summary>
    public ModelContextProtocol.Server.McpServer? Find(string id) => open.GetValueOrDefault(id);

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

        open[id] = server;
        try
        {
            await server.RunAsync(cancellationToken);
        }
        finally
        {
            open.TryRemove(id, out _);
        }
    }
}
