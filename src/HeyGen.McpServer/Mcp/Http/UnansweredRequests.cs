using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>
/// How many requests of a session are answered at a time. A client that sends and never reads would have all answers wait in memory: HTTP+SSE sends them
/// one after the other over one connection.
/// </summary>
internal sealed partial class UnansweredRequests(IHttpContextAccessor http, ILogger<UnansweredRequests> logger)
{
    public const int MostOfASession = 256;

    private readonly ConcurrentDictionary<string, int> counts = new();

    /// <summary>Closes the connection that brings a session's request too many.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) => async (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is not JsonRpcRequest || context.Server.SessionId is not { } session)
        {
            await next(context, cancellationToken);
            return;
        }
        try
        {
            if (counts.AddOrUpdate(session, 1, (_, count) => count + 1) <= MostOfASession)
            {
                await next(context, cancellationToken);
                return;
            }
            LogClosing(logger, MostOfASession);
            http.HttpContext?.Abort();
        }
        finally
        {
            if (counts.AddOrUpdate(session, 0, (_, count) => count - 1) == 0)
                counts.TryRemove(KeyValuePair.Create(session, 0));
        }
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection is closed: its session has {Most} requests whose answers nobody reads.")]
    private static partial void LogClosing(ILogger logger, int most);
}
