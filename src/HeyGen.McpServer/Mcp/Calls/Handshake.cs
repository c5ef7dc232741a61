using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Calls;

/// <summary>
/// Sessions whose client has not said <c>notifications/initialized</c> yet. Until then the revisions before 2026-07-28 let a server ask nothing, so that a call
/// is answered as that of a client which cannot be asked.
/// </summary>
internal sealed class Handshake
{
    private const string OpenItem = "heygen-mcp.handshake-is-open";

    /// <summary>A client may never say it; the sessions of the oldest of them are forgotten.</summary>
    private const int MostRemembered = 1000;

    private readonly RecentMap<string, bool> open = new(MostRemembered);

    public static bool IsOpen(JsonRpcRequest request) => request.Context?.Items?.ContainsKey(OpenItem) is true;

    public McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.Server.SessionId is { } session)
            Note(context.JsonRpcMessage, session);

        return next(context, cancellationToken);
    };

    private void Note(JsonRpcMessage message, string session)
    {
        switch (message)
        {
            case JsonRpcRequest { Method: RequestMethods.Initialize }:
                open.Set(session, true);
                break;
            case JsonRpcNotification { Method: NotificationMethods.InitializedNotification } when open.Find(session):
                open.Set(session, false);
                break;
            case JsonRpcRequest { Method: RequestMethods.ToolsCall } request when open.Find(session) && !TasksCapability.IsOfRevision(request):
                ((request.Context ??= new JsonRpcMessageContext()).Items ??= new Dictionary<string, object?>())[OpenItem] = true;
                break;
        }
    }
}
